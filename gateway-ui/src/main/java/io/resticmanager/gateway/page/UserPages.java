package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.access.SessionView;
import io.resticmanager.gateway.access.UserView;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.invitation.Invitation;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.session.SessionList;
import io.resticmanager.gateway.user.Member;
import io.resticmanager.gateway.user.Users;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.RoleChoices;
import io.resticmanager.gateway.view.TokensView;
import org.jspecify.annotations.Nullable;

/** Settings, Users: who may sign in, and the page of each. */
@Controller(Addresses.USERS)
@Secured("admin")
@Produces("text/html")
final class UserPages {

    private final Users users;
    private final Invitations invitations;
    private final SessionList sessions;
    private final ApiTokens tokens;
    private final Clock clock;

    UserPages(Users users, Invitations invitations, SessionList sessions, ApiTokens tokens, Clock clock) {
        this.users = users;
        this.invitations = invitations;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Get
    ModelAndView<Map<String, Object>> list(Actor actor) {
        var links = invitations.list(actor).stream()
                .collect(Collectors.toMap(Invitation::userId, Function.identity()));
        return Views.view("users/list",
                Map.of("users", users.list(actor).stream().map(one -> view(one, links.get(one.id()))).toList()));
    }

    @Get("/new")
    ModelAndView<Map<String, Object>> blank() {
        return blank(FormView.EMPTY);
    }

    @Get("/{id}")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        return show(actor, id, FormView.EMPTY);
    }

    /** With what was typed. */
    ModelAndView<Map<String, Object>> blank(FormView form) {
        return Views.view("users/new", Map.of("form", form, "roles", RoleChoices.of(form.value("role"))));
    }

    /** After one of its forms was refused. */
    ModelAndView<Map<String, Object>> show(Actor actor, String id, FormView form) {
        var member = users.get(actor, id);
        var link = invitations.list(actor).stream().filter(one -> one.userId().equals(id)).findFirst().orElse(null);
        var model = new HashMap<String, @Nullable Object>();
        model.put("user", view(member, link));
        model.put("form", form);
        model.put("roles", RoleChoices.of(form.values().getOrDefault("role", member.role().name())));
        model.put("sessions", sessions(actor, id));
        model.put("tokens",
                new TokensView(tokens.of(actor, id), FormView.EMPTY, null, member.role(), "", clock.instant()));
        return Views.view("users/user", model);
    }

    private List<SessionView> sessions(Actor actor, String id) {
        return sessions.of(actor, id).stream().map(one -> new SessionView(one, false)).toList();
    }

    private UserView view(Member member, @Nullable Invitation link) {
        return new UserView(member, link, clock.instant());
    }
}
