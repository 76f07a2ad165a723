package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.micronaut.web.router.Router;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoutesTest {

    /** Sign-in, set-up and the links of invitations; the agents' routes are the hub's, and static files are no routes. */
    private static final Set<String> OPEN = Set.of("GET /login", "POST /login", "GET /setup", "POST /setup",
            "POST /api/setup", "POST /api/sessions", "GET /invitation", "POST /invitation");

    @AutoClose
    private static Gateway gateway;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
    }

    @Test
    void nothingIsOpenButSignInAndSetUp() {
        var open = new TreeSet<String>();
        var answers = new TreeMap<String, Integer>();
        gateway.get(Router.class).uriRoutes().forEach(route -> {
            var name = route.getHttpMethodName() + " " + route.getUriMatchTemplate();
            var path = route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "x");
            var answer = new Client(gateway).send(route.getHttpMethodName(), path, BodyPublishers.noBody());
            answers.put(name, answer.status());
            if (answer.status() != 401) {
                open.add(name);
            }
        });

        assertThat(answers).hasSizeGreaterThan(25).containsKeys("GET /api/hosts/{id}", "GET /");
        open.removeIf(name -> name.startsWith("HEAD ") && OPEN.contains(name.replace("HEAD", "GET")));
        assertThat(open).isEqualTo(new TreeSet<>(OPEN));
    }

    @Test
    void anAddressThatDoesNotExistIsNotFoundForAnybody() {
        assertThat(new Client(gateway).get("/no/such/page").status()).isEqualTo(404);
        assertThat(new Client(gateway).get("/beans").status()).isEqualTo(404);
        assertThat(new Client(gateway).get("/env").status()).isEqualTo(404);
    }
}
