package io.resticmanager.gateway.page;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.enrol.Enrolling;
import io.resticmanager.gateway.enrol.Ticket;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.NewHost;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Adding a host. The answer to the form shows secrets, once. Its page takes the address of the enrolment, so that a reload
 * shows how that stands and mints nothing; neither does the same form when it is sent again.
 */
@Controller
@Secured("admin")
@Produces("text/html")
final class AddHostPage {

    private final Enrolling enrolling;
    private final Hub hub;
    private final SentForms sent;

    AddHostPage(Enrolling enrolling, Hub hub, SentForms sent) {
        this.enrolling = enrolling;
        this.hub = hub;
        this.sent = sent;
    }

    @Serdeable
    record Form(@Nullable String name, @Nullable String tags, @JsonProperty("repo_url") @Nullable String repoUrl,
            @JsonProperty("repo_username") @Nullable String repoUsername,
            @JsonProperty("repo_password") @Nullable String repoPassword,
            @JsonProperty("server_password") @Nullable String serverPassword,
            @JsonProperty("expires_in_s") @Nullable Long expiresInS,
            @JsonProperty("form_id") @Nullable String formId) {

        NewHost host() {
            return new NewHost(text(name).strip(), tagList(), text(repoUrl).strip(), orNull(repoUsername),
                    secret(repoPassword), secret(serverPassword), expiresInS, null);
        }

        /** What is shown again: never a password. */
        Map<String, String> typed() {
            return Map.of("name", text(name), "tags", text(tags), "repo_url", text(repoUrl),
                    "repo_username", text(repoUsername), "expires_in_s",
                    expiresInS == null ? "" : expiresInS.toString());
        }

        private List<String> tagList() {
            return Arrays.stream(text(tags).split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }

        private static @Nullable String orNull(@Nullable String typed) {
            return text(typed).isBlank() ? null : text(typed).strip();
        }

        // Spaces around a password may belong to it.
        private static @Nullable String secret(@Nullable String typed) {
            return text(typed).isEmpty() ? null : typed;
        }

        @Override
        public String toString() {
            return "AddHostPage.Form[" + name + "]";
        }
    }

    @Get("/hosts/new")
    ModelAndView<Map<String, Object>> form() {
        return Views.view("hosts/new", Map.of("form", FormView.EMPTY, "formId", Ids.next()));
    }

    @Post("/hosts/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Actor actor, @Body Form form) {
        try {
            var host = form.host();
            return switch (sent.once(actor, form.formId(), () -> enrolling.mint(actor, host),
                    ticket -> ticket.enrolment().tokenId())) {
                case SentForms.Sent.First<Ticket>(var ticket) -> HttpResponse.ok(added(actor, host, ticket));
                case SentForms.Sent.Again<Ticket>(var tokenId) -> HttpResponse.seeOther(URI.create(address(tokenId)));
            };
        } catch (ProblemException refused) {
            var again = new FormView(form.typed(), refused.problem());
            return HttpResponse.status(HttpStatus.valueOf(refused.problem().status()))
                    .body(Views.view("hosts/new", Map.of("form", again, "formId", Ids.next())));
        }
    }

    private ModelAndView<Map<String, Object>> added(Actor actor, NewHost host, Ticket ticket) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("name", host.name());
        model.put("ticket", ticket);
        model.put("htpasswd", ticket.htpasswd().orElse(null));
        model.put("enroll", ticket.install().enroll());
        model.put("source", ticket.install().source());
        model.put("state", hub.token(actor, ticket.enrolment().tokenId()));
        model.put("address", address(ticket.enrolment().tokenId()));
        return Views.view("hosts/added", model);
    }

    private static String address(String tokenId) {
        return "/hosts/enrolments/" + tokenId;
    }

    /** How an enrolment stands; its secrets were shown before. */
    @Get("/hosts/enrolments/{id}")
    ModelAndView<Map<String, Object>> enrolment(Actor actor, String id) {
        return Views.view("hosts/enrolled", Map.of("state", hub.token(actor, id)));
    }

    /** The line that waits for the agent and turns when it is there. */
    @Get("/fragments/enrolments/{id}")
    ModelAndView<Map<String, Object>> waiting(Actor actor, String id) {
        return Views.view("fragments/enrolment", Map.of("state", hub.token(actor, id)));
    }
}
