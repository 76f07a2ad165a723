package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.invitation.Invited;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.session.SessionList;
import io.resticmanager.gateway.user.NewPerson;
import io.resticmanager.gateway.user.UserName;
import io.resticmanager.gateway.user.Users;
import io.resticmanager.gateway.web.Typed;

/** The forms of the users' pages. What ends one's own session leads to sign-in by itself. */
@Controller(Addresses.USERS)
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class UserActs {

    private final Users users;
    private final Invitations invitations;
    private final SessionList sessions;
    private final FreshLinks fresh;
    private final UserPages pages;

    UserActs(Users users, Invitations invitations, SessionList sessions, FreshLinks fresh, UserPages pages) {
        this.users = users;
        this.invitations = invitations;
        this.sessions = sessions;
        this.fresh = fresh;
        this.pages = pages;
    }

    /** Without a password it makes a link, and leads to it. */
    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answer(request, sent.shown("username", "role"), () -> {
            sent.once();
            if (Typed.secret(sent.value("password")) != null) {
                users.create(actor, NewPerson.typed(sent.value("username"), sent.value("password")), role(sent));
                return Addresses.to(Addresses.USERS);
            }
            return made(actor, invitations.invite(actor, name(sent), role(sent), Invitations.USUAL), true);
        }, pages::blank);
    }

    @Post("/{id}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> role(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answer(request, sent.shown("role"), () -> {
            users.changeRole(actor, id, role(sent.once()));
            return Addresses.to(Addresses.user(id));
        }, again -> pages.show(actor, id, again));
    }

    /** The link of before is void. */
    @Post("/{id}/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> invite(HttpRequest<?> request, Actor actor, String id) {
        return FormAnswers.answer(request, Map.of(), () -> {
            var invited = users.get(actor, id).invited();
            return made(actor, invitations.renew(actor, id, Invitations.USUAL), invited);
        }, again -> pages.show(actor, id, again));
    }

    @Post("/{id}/invite/{link}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> revokeLink(HttpRequest<?> request, Actor actor, String id, String link) {
        return FormAnswers.answer(request, Map.of(), () -> {
            invitations.revoke(actor, link);
            return Addresses.to(Addresses.user(id));
        }, again -> pages.show(actor, id, again));
    }

    @Post("/{id}/sessions/{session}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revokeSession(HttpRequest<?> request, Actor actor, String id, String session) {
        return FormAnswers.answer(request, Map.of(), () -> {
            sessions.revoke(actor, session);
            return Addresses.to(Addresses.user(id));
        }, again -> pages.show(actor, id, again));
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answer(request, sent.shown("confirm"), () -> {
            users.remove(actor, id, sent.once().text("confirm"));
            return Addresses.to(Addresses.USERS);
        }, again -> pages.show(actor, id, again));
    }

    private HttpResponse<?> made(Actor actor, Invited made, boolean invited) {
        fresh.keep(actor, made, invited);
        return Addresses.to(Addresses.link(made.userId()));
    }

    private static UserName name(Sent sent) {
        return UserName.typed(sent.text("username"))
                .orElseThrow(() -> new ProblemException(Problem.invalid("username", UserName.RULE)));
    }

    private static Role role(Sent sent) {
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(sent.text("role"))).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid("role", "One of viewer, operator, admin.")));
    }
}
