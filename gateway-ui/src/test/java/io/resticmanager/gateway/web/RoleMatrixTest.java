package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.platform.testkit.RoleTable;
import io.resticmanager.platform.testkit.RoleTable.Route;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks every route as nobody and as each role, by session and by token, and holds the answers against docs/manual/roles.md. */
final class RoleMatrixTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final Map<String, Route> TABLE = RoleTable.routes();

    @AutoClose
    private static Gateway gateway;
    private static final Map<Role, Client> PEOPLE = new EnumMap<>(Role.class);
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
        gateway.hub().knows(ADA);
        for (var role : Role.values()) {
            var person = Client.person(gateway, "the-" + role, role);
            PEOPLE.put(role, person);
            TOKENS.put(role, person.post("/api/api-tokens", "{\"name\": \"x\", \"role\": \"%s\"}".formatted(role))
                    .text("token"));
        }
    }

    @Test
    void everyRouteStandsInTheTableAndNoOther() {
        var served = new TreeSet<String>();
        routes().forEach(route -> served.add(name(route)));

        assertThat(TABLE.keySet()).isEqualTo(served);
    }

    @Test
    void theTableSaysWhichRoutesWantAPassword() {
        var wanting = new TreeMap<String, Boolean>();
        routes().forEach(route -> wanting.put(name(route),
                route.getAnnotationMetadata().hasAnnotation(PasswordFirst.class)));

        wanting.forEach((name, password) -> assertThat(TABLE.get(name).password()).as(name).isEqualTo(password));
    }

    @Test
    void everyRouteRefusesAllWhoAreNotInTheTable() {
        var wrong = new ArrayList<String>();
        for (var route : routes()) {
            var row = TABLE.get(name(route));
            compare(wrong, row, "nobody", row.least().isEmpty(), ask(route, new Client(gateway)));
            for (var role : Role.values()) {
                if (endsTheSession(route)) {
                    PEOPLE.get(role).signIn("the-" + role, Client.PASSWORD);
                }
                var may = row.least().map(role::covers).orElse(true);
                compare(wrong, row, role.name(), may, ask(route, PEOPLE.get(role)));
                compare(wrong, row, "token of " + role, row.least().isEmpty() || may && row.token(),
                        ask(route, new Client(gateway), "Authorization", "Bearer " + TOKENS.get(role)));
            }
        }

        assertThat(wrong).isEmpty();
    }

    // What is asked for is not there, or not whole: any answer but a refusal of who
    // asks shows that the role was enough.
    private static void compare(List<String> wrong, Route row, String who, boolean may, Client.Answer answer) {
        var refused = answer.status() == 401 && !answer.body().contains(":wrong-credentials")
                || answer.status() == 403 && (answer.body().contains(":forbidden\"")
                        || answer.body().contains(":session-required\""));
        if (refused == may) {
            wrong.add("%s as %s: %s, answered %d %s".formatted(row.name(), who, may ? "may" : "may not",
                    answer.status(), answer.body().lines().findFirst().orElse("")));
        }
    }

    // The router lists some twice. Signing out last, as it ends the session that
    // asks.
    private static List<UriRouteInfo<?, ?>> routes() {
        var routes = new TreeMap<String, UriRouteInfo<?, ?>>();
        gateway.get(Router.class).uriRoutes().filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .forEach(route -> routes.put(name(route), route));
        return routes.values().stream().sorted(Comparator.comparing(RoleMatrixTest::endsTheSession)).toList();
    }

    private static boolean endsTheSession(UriRouteInfo<?, ?> route) {
        return name(route).equals("POST /logout") || name(route).equals("DELETE /api/sessions");
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
    }

    private static Client.Answer ask(UriRouteInfo<?, ?> route, Client client, String... headers) {
        var path = route.getUriMatchTemplate().toString().replace("/hosts/{id}", "/hosts/" + ADA.id())
                .replaceAll("\\{[^}]*}", "x");
        var json = path.startsWith("/api/");
        var all = new ArrayList<>(List.of("X-CSRF-TOKEN", client.csrf(), "Content-Type",
                json ? "application/json" : "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return client.send(route.getHttpMethodName(), path, BodyPublishers.ofString(json ? "{}" : ""),
                all.toArray(String[]::new));
    }
}
