package io.resticmanager.gateway.session;

import java.net.URI;
import java.util.Map;

import io.micronaut.http.HttpHeaders;
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
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The page to sign in on, and the button to sign out. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class LoginPage {

    private final SignIn signIn;

    LoginPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @Serdeable
    record Form(@Nullable String username, @Nullable String password, @Nullable String next) {

        /** What is shown again: never the password. */
        Map<String, String> typed() {
            return Map.of("username", Typed.text(username), "next", Typed.text(next));
        }

        @Override
        public String toString() {
            return "LoginPage.Form[…]";
        }
    }

    @Get("/login")
    HttpResponse<?> show(HttpRequest<?> request, @QueryValue @Nullable String next) {
        return SignedIn.of(request).isPresent()
                ? HttpResponse.seeOther(NextPage.of(next))
                : HttpResponse.ok(page(new FormView(Map.of("next", Typed.text(next)), null)));
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Form form) {
        try {
            var password = new Password(Typed.text(form.password));
            return switch (signIn.attempt(request, Typed.text(form.username), password)) {
                case SignIn.Outcome.Granted(var person) -> granted(request, form, person);
                case SignIn.Outcome.Refused(var refused) -> throw refused;
            };
        } catch (ProblemException refused) {
            return again(form, refused);
        }
    }

    private HttpResponse<?> granted(HttpRequest<?> request, Form form, Person person) {
        var answer = HttpResponse.seeOther(NextPage.of(form.next));
        signIn.grant(request, answer, person);
        return answer;
    }

    @Post("/logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        var answer = HttpResponse.seeOther(URI.create("/login"));
        signIn.end(request, answer);
        return answer;
    }

    private static MutableHttpResponse<?> again(Form form, ProblemException refused) {
        var problem = refused.problem();
        var answer = HttpResponse.status(HttpStatus.valueOf(problem.status()))
                .body(page(new FormView(form.typed(), problem)));
        refused.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer;
    }

    private static ModelAndView<Map<String, Object>> page(FormView form) {
        return new ModelAndView<>("login", Map.of("form", form));
    }
}
