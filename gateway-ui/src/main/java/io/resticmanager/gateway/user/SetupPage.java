package io.resticmanager.gateway.user;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The page that the printed link opens. Without its token it tells where the link is. */
@Controller("/setup")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class SetupPage {

    private static final URI SIGN_IN = URI.create("/login");

    private final Setup setup;
    private final Callers callers;

    SetupPage(Setup setup, Callers callers) {
        this.setup = setup;
        this.callers = callers;
    }

    @Serdeable
    record Form(@Nullable String token, @Nullable String username, @Nullable String password,
            @Nullable String repeated) {

        NewPerson administrator() {
            var person = NewPerson.typed(username, password);
            if (!Objects.equals(password, repeated)) {
                throw new ProblemException(Problem.invalid("repeated", "The two passwords differ."));
            }
            return person;
        }

        /** What is shown again: never a password. */
        Map<String, String> typed() {
            return Map.of("token", Typed.text(token), "username", Typed.text(username));
        }

        @Override
        public String toString() {
            return "SetupPage.Form[…]";
        }
    }

    @Get
    HttpResponse<?> show(@QueryValue @Nullable String token) {
        return setup.open()
                ? HttpResponse.ok(page(new FormView(Map.of("token", Typed.text(token)), null)))
                : HttpResponse.seeOther(SIGN_IN);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, @Body Form form) {
        var token = new Token(Typed.text(form.token));
        try {
            setup.refusal(token).ifPresent(refused -> {
                throw new ProblemException(refused);
            });
            setup.finish(token, form.administrator(), callers.address(request));
            return HttpResponse.seeOther(SIGN_IN);
        } catch (ProblemException refused) {
            return again(form, refused);
        }
    }

    // Once somebody has set up there is no form to show again.
    private static HttpResponse<?> again(Form form, ProblemException refused) {
        var problem = refused.problem();
        if (problem.status() == 410) {
            throw refused;
        }
        return HttpResponse.status(HttpStatus.valueOf(problem.status()))
                .body(page(new FormView(form.typed(), problem)));
    }

    private static ModelAndView<Map<String, Object>> page(FormView form) {
        return new ModelAndView<>("setup", Map.of("form", form));
    }
}
