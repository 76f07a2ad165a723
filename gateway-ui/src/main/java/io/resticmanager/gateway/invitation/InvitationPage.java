package io.resticmanager.gateway.invitation;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.Guesses;
import io.resticmanager.gateway.session.SignIn;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The page that the link of an invitation opens. Opening it uses nothing up: programs that look into mails do it too. */
@Controller(InvitationPage.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class InvitationPage {

    static final String PATH = "/invitation";

    private final Acceptance acceptance;
    private final Guesses guesses;
    private final SignIn signIn;
    private final Callers callers;

    InvitationPage(Acceptance acceptance, Guesses guesses, SignIn signIn, Callers callers) {
        this.acceptance = acceptance;
        this.guesses = guesses;
        this.signIn = signIn;
        this.callers = callers;
    }

    @Serdeable
    record Form(@Nullable String token, @Nullable String password, @Nullable String repeated) {

        Password chosen() {
            var complaints = new Complaints();
            var chosen = new Password(Typed.text(password));
            chosen.complaint().ifPresent(complaint -> complaints.add("password", complaint));
            complaints.throwIfAny();
            if (!Objects.equals(password, repeated)) {
                throw new ProblemException(Problem.invalid("repeated", "The two passwords differ."));
            }
            return chosen;
        }

        @Override
        public String toString() {
            return "InvitationPage.Form[…]";
        }
    }

    /** Without a token it tells where the link is. */
    @Get
    HttpResponse<?> show(HttpRequest<?> request, @QueryValue @Nullable String token) {
        var asked = new Token(Typed.text(token));
        try {
            return page(asked, asked.value().isEmpty() ? null : found(request, asked), null);
        } catch (ProblemException refused) {
            return page(asked, null, refused);
        }
    }

    /** Signs the person in, as they have just proven who they are. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> accept(HttpRequest<?> request, @Body Form form) {
        var token = new Token(Typed.text(form.token));
        @Nullable
        Invitation invitation = null;
        try {
            invitation = found(request, token);
            var person = acceptance.accept(token, invitation, form.chosen(), callers.address(request));
            var answer = HttpResponse.seeOther(URI.create("/"));
            signIn.grant(request, answer, person);
            return answer;
        } catch (ProblemException refused) {
            return page(token, refused.problem().status() == HttpStatus.GONE.getCode() ? null : invitation, refused);
        }
    }

    private Invitation found(HttpRequest<?> request, Token token) {
        return guesses.check(request, "invitation", () -> acceptance.find(token)).orElseThrow(Acceptance::gone);
    }

    // The token is in the address: this policy keeps it out of what other requests
    // carry. With no-referrer browsers would say "Origin: null" with the form.
    private static MutableHttpResponse<?> page(Token token, @Nullable Invitation invitation,
            @Nullable ProblemException refused) {
        var model = new HashMap<String, Object>();
        model.put("form",
                new FormView(Map.of("token", token.value()), refused == null ? null : refused.problem()));
        if (invitation != null) {
            model.put("invitation", invitation);
        }
        var status = refused == null ? HttpStatus.OK : HttpStatus.valueOf(refused.problem().status());
        var answer = HttpResponse.status(status).header("Referrer-Policy", "strict-origin")
                .body(new ModelAndView<Map<String, Object>>("invitation", model));
        if (refused != null) {
            refused.retryAfterSeconds().ifPresent(seconds -> answer.header("Retry-After", seconds));
        }
        return answer;
    }
}
