package io.resticmanager.gateway.page;

import java.util.HashMap;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.enrol.Enrolling;
import io.resticmanager.gateway.enrol.Ticket;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.NewHost;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;
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
    private final NewHostForms forms;
    private final EnrolmentPages enrolments;
    private final SentForms sent;

    AddHostPage(Enrolling enrolling, NewHostForms forms, EnrolmentPages enrolments, SentForms sent) {
        this.enrolling = enrolling;
        this.forms = forms;
        this.enrolments = enrolments;
        this.sent = sent;
    }

    @Serdeable
    record Form(@Nullable String name, @Nullable String tags, @JsonProperty("repo_url") @Nullable String repoUrl,
            @JsonProperty("repo_username") @Nullable String repoUsername,
            @JsonProperty("repo_password") @Nullable String repoPassword,
            @JsonProperty("server_password") @Nullable String serverPassword,
            @JsonProperty("expires_in_s") @Nullable Long expiresInS,
            @JsonProperty("replaces_host_id") @Nullable String replacesHostId,
            @JsonProperty("form_id") @Nullable String formId) {

        NewHost host() {
            return new NewHost(Typed.text(name).strip(), Typed.words(tags), Typed.text(repoUrl).strip(),
                    Typed.orNull(repoUsername), Typed.secret(repoPassword), Typed.secret(serverPassword), expiresInS,
                    replaces());
        }

        @Nullable
        String replaces() {
            return Typed.orNull(replacesHostId);
        }

        /** What is shown again: never a password. */
        Map<String, String> typed() {
            return Map.of("name", Typed.text(name), "tags", Typed.text(tags), "repo_url", Typed.text(repoUrl),
                    "repo_username", Typed.text(repoUsername), "expires_in_s",
                    expiresInS == null ? "" : expiresInS.toString());
        }

        @Override
        public String toString() {
            return "AddHostPage.Form[" + name + "]";
        }
    }

    /** With {@code replaces}, the id of a host, that host's agent is to be replaced. */
    @Get("/hosts/new")
    ModelAndView<Map<String, Object>> form(Actor actor, @QueryValue @Nullable String replaces) {
        return forms.fresh(actor, Typed.orNull(replaces));
    }

    @Post("/hosts/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Actor actor, @Body Form form) {
        try {
            var host = forms.named(actor, form.host());
            return switch (sent.once(actor, form.formId(), () -> enrolling.mint(actor, host),
                    ticket -> ticket.enrolment().tokenId())) {
                case SentForms.Sent.First<Ticket>(var ticket) -> HttpResponse.ok(added(actor, host, ticket));
                case SentForms.Sent.Again<Ticket>(var tokenId) -> Addresses.to(Addresses.enrolment(tokenId));
            };
        } catch (ProblemException refused) {
            return HttpResponse.status(HttpStatus.valueOf(refused.problem().status()))
                    .body(forms.again(actor, form.replaces(), new FormView(form.typed(), refused.problem())));
        }
    }

    private ModelAndView<Map<String, Object>> added(Actor actor, NewHost host, Ticket ticket) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("name", host.name());
        model.put("ticket", ticket);
        model.put("htpasswd", ticket.htpasswd().orElse(null));
        model.put("enroll", ticket.install().enroll());
        model.put("source", ticket.install().source());
        model.put("replaces", host.replacesHostId());
        model.put("state", enrolments.state(actor, ticket.enrolment().tokenId()));
        model.put("address", Addresses.enrolment(ticket.enrolment().tokenId()));
        return Views.view("hosts/added", model);
    }
}
