package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micronaut.web.router.Router;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

final class OpenApiTest {

    @TempDir
    private Path data;

    @Test
    void theDocumentListsEveryRouteOfTheApiAndNoOther() {
        try (var gateway = Gateway.in(data)) {
            var document = Client.alice(gateway).get("/api/openapi.yml");

            assertThat(document.status()).isEqualTo(200);
            assertThat(document.header("Content-Type")).isEqualTo("application/yaml");
            assertThat(documented(document.body())).isEqualTo(served(gateway));
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> documented(String yaml) {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(yaml);
        return document.get("paths").entrySet().stream()
                .flatMap(
                        path -> path.getValue().keySet().stream().map(verb -> verb.toUpperCase() + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> served(Gateway gateway) {
        return gateway.get(Router.class).uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/api/"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toString().replaceAll("\\{([a-z]+)[^}]*}", "{$1}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
