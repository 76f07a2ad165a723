package io.resticmanager.gateway.page;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.access.SessionView;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.PasswordChange;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.session.SessionList;
import io.resticmanager.gateway.session.SignIn;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.view.FormView;

/** One's own page: who one is here, the password, where one is signed in. */
@Controller(Addresses.PROFILE)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class ProfilePage {

    private final PasswordChange change;
    private final SessionList sessions;
    private final SignIn signIn;

    ProfilePage(PasswordChange change, SessionList sessions, SignIn signIn) {
        this.change = change;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @Get
    ModelAndView<Map<String, Object>> show(Actor actor, Session session) {
        return page(actor, session, FormView.EMPTY);
    }

    /** Leads back to the page, which has a new session then. */
    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> password(HttpRequest<?> request, Actor actor, Session session, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answer(request, Map.of(), () -> {
            sent.once();
            if (!Objects.equals(sent.value("password"), sent.value("repeated"))) {
                throw new ProblemException(Problem.invalid("repeated", "The two passwords differ."));
            }
            var answer = HttpResponse.seeOther(URI.create(Addresses.PROFILE));
            change.change(request, answer, actor, new Password(sent.text("current")),
                    new Password(sent.text("password")));
            return answer;
        }, again -> page(actor, session, again));
    }

    /** Of one's own browser it is the same as to sign out. */
    @Post("/sessions/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, Session session, String id) {
        return FormAnswers.answer(request, Map.of(), () -> {
            sessions.revoke(actor, id);
            var answer = HttpResponse.seeOther(URI.create(Addresses.PROFILE));
            if (id.equals(session.id())) {
                signIn.end(request, answer);
            }
            return answer;
        }, again -> page(actor, session, again));
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, Session session, FormView form) {
        var mine = sessions.of(actor, session.userId()).stream()
                .map(one -> new SessionView(one, one.id().equals(session.id()))).toList();
        return Views.view("profile/profile", Map.of("form", form, "sessions", mine));
    }
}
