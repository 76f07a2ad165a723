package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.about.Part;
import io.resticmanager.gateway.about.ServerFacts.Service;
import io.resticmanager.gateway.access.RulesView;
import io.resticmanager.gateway.access.SessionView;
import io.resticmanager.gateway.access.UserView;
import io.resticmanager.gateway.apitoken.ApiToken;
import io.resticmanager.gateway.invitation.Invitation;
import io.resticmanager.gateway.invitation.Invited;
import io.resticmanager.gateway.session.OpenSession;
import io.resticmanager.gateway.session.SignInRules.CookieState;
import io.resticmanager.gateway.session.SignInRules.Lifetime;
import io.resticmanager.gateway.session.SignInRules.Slowing;
import io.resticmanager.gateway.user.Member;
import io.resticmanager.gateway.user.PasswordRules;
import io.resticmanager.platform.health.Condition;
import org.junit.jupiter.params.provider.Arguments;

/** The pages about people, with nothing, one, many and hostile things to show. */
final class PeopleSamples {

    private static final FormView WRONG = new FormView(Map.of("username", HOSTILE, "role", HOSTILE, "confirm", HOSTILE),
            Problem.invalid(Stream.of("username", "role", "password", "repeated", "current", "confirm", "other")
                    .map(field -> new FieldError(field, HOSTILE)).toList()));

    private PeopleSamples() {}

    static Stream<Arguments> pages() {
        return Stream.of(lists(), persons(), own(), links(), server()).flatMap(pages -> pages);
    }

    private static Stream<Arguments> lists() {
        return Stream.of(List.<UserView>of(), users().subList(0, 1))
                .map(users -> Arguments.of("users/list", Map.of("users", users)));
    }

    private static Stream<Arguments> persons() {
        return users().stream().flatMap(user -> Stream.of(FormView.EMPTY, WRONG)
                .map(form -> Arguments.of("users/user", Map.of("user", user, "form", form, "roles",
                        RoleChoices.of(form.value("role")), "sessions",
                        form == WRONG ? List.of() : sessions(), "tokens", tokens(form != WRONG)))));
    }

    private static Stream<Arguments> own() {
        return Stream.of(FormView.EMPTY, WRONG).flatMap(form -> Stream.of(
                Arguments.of("profile/profile", Map.of("form", form, "sessions", sessions())),
                Arguments.of("users/new", Map.of("form", form, "roles", RoleChoices.of("admin")))));
    }

    private static Stream<Arguments> links() {
        var invitation = new Invitation(ID, ID, HOSTILE, true, HOSTILE, NOON, NOON.plusSeconds(60));
        return Stream.of(
                Arguments.of("users/link",
                        Map.of("made", new Invited(ID, ID, HOSTILE, "https://x/?token=" + HOSTILE, NOON), "invited",
                                true)),
                Arguments.of("invitation", Map.of("form", FormView.EMPTY)),
                Arguments.of("invitation", Map.of("form", new FormView(Map.of("token", HOSTILE),
                        Problem.of(410, "invitation-over", HOSTILE, HOSTILE)))),
                Arguments.of("invitation", Map.of("form", WRONG, "invitation", invitation)));
    }

    private static Stream<Arguments> server() {
        var groups = List.of(RulesView.passwords(PasswordRules.IN_FORCE),
                RulesView.sessions(new Lifetime(Duration.ofHours(12), Duration.ofDays(7), 50)),
                RulesView.slowing(new Slowing(5, Duration.ofMinutes(15), Duration.ofSeconds(30), 20,
                        Duration.ofHours(1))),
                RulesView.cookies(new CookieState(false, HOSTILE, HOSTILE), "false"),
                RulesView.transport(true, HOSTILE, List.of(HOSTILE), HOSTILE));
        return Stream.of(Arguments.of("settings/authentication", Map.of("groups", groups)),
                Arguments.of("settings/about", Map.of("services",
                        List.of(new Service("agent-hub", ""), new Service("jobs-service", HOSTILE)), "broker", "2.9",
                        "java", "25", "parts", Part.ALL)),
                Arguments.of("settings/about", Map.of("services", List.of(), "broker", "2.9", "java", "25", "parts",
                        Part.ALL, "conditions", List.of(new Condition("gateway.database", true, true, "SQLite"),
                                new Condition("gateway.outbox", false, false, HOSTILE)))));
    }

    private static List<UserView> users() {
        var link = new Invitation(ID, ID, HOSTILE, true, HOSTILE, NOON, NOON.plusSeconds(60));
        return List.of(new UserView(new Member(ID, HOSTILE, Role.admin, true, NOON, null), link, NOON),
                new UserView(new Member(ID, HOSTILE, Role.viewer, true, NOON, null), link, NOON.plusSeconds(60)),
                new UserView(new Member(ID, "ada", Role.operator, false, NOON, NOON), null, NOON));
    }

    private static TokensView tokens(boolean any) {
        var one = new ApiToken(ID, HOSTILE, Role.admin, true, NOON, NOON, NOON);
        return new TokensView(any ? List.of(one) : List.of(), FormView.EMPTY, null, Role.admin, "", NOON);
    }

    private static List<SessionView> sessions() {
        return List.of(new SessionView(new OpenSession(ID, ID, "192.0.2.1", HOSTILE, NOON, NOON), true));
    }
}
