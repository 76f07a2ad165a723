package io.resticmanager.tests.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Builds;

/** {@code compose.yaml} as docker compose itself understands it: judged by its schema, merged, its variables filled in. */
record ComposeFile(JsonNode whole) {

    /** Where all of it lies. */
    static Path folder() {
        return Builds.root().resolve("deploy/compose");
    }

    /** {@code ./prepare NAME}, with what it makes in another folder. */
    static void prepare(String name, Path folder) throws IOException, InterruptedException {
        run(new ProcessBuilder(folder().resolve("prepare").toString(), name, folder.toString()));
    }

    /** @param prepared where {@code .env} and the secrets are */
    static ComposeFile read(Path prepared) throws IOException, InterruptedException, Json.Malformed {
        var compose = new ProcessBuilder(ToolPaths.dockerCompose().toString(), "--env-file",
                prepared.resolve(".env").toString(), "--file", folder().resolve("compose.yaml").toString(), "--profile",
                "*", "config", "--format", "json");
        compose.environment().keySet().removeIf(key -> key.startsWith("RM_") || key.startsWith("DOCKER_"));
        compose.environment().put("HOME", prepared.toString());
        return new ComposeFile(Json.read(run(compose), JsonNode.class));
    }

    private static byte[] run(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        var said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new AssertionError("%s ended with %d".formatted(command.command(), process.exitValue()));
        }
        return said;
    }

    /** By name. Those of a profile, too, which are not started with the others. */
    Map<String, Service> services() {
        var services = new LinkedHashMap<String, Service>();
        for (var service : whole.get("services").entries()) {
            services.put(service.getKey(), new Service(service.getKey(), service.getValue()));
        }
        return services;
    }

    Service service(String name) {
        return Objects.requireNonNull(services().get(name), name);
    }

    /** Where a secret comes from. */
    Path secret(String name) {
        return Path.of(whole.get("secrets").get(name).get("file").getStringValue());
    }

    record Service(String name, JsonNode said) {

        String text(String key) {
            var value = said.get(key);
            return value == null || value.isNull() ? "" : value.coerceStringValue();
        }

        /** The scalar items of a list; none when it is absent. */
        List<String> list(String key) {
            return items(said.get(key)).stream().map(JsonNode::coerceStringValue).toList();
        }

        List<JsonNode> objects(String key) {
            return items(said.get(key));
        }

        Map<String, String> environment() {
            var all = new LinkedHashMap<String, String>();
            for (var setting : entries("environment")) {
                all.put(setting.getKey(), setting.getValue().coerceStringValue());
            }
            return all;
        }

        List<String> networks() {
            return entries("networks").stream().map(Map.Entry::getKey).toList();
        }

        /** What must be healthy before it is started. */
        List<String> after() {
            return entries("depends_on").stream()
                    .filter(other -> other.getValue().get("condition").getStringValue().equals("service_healthy"))
                    .map(Map.Entry::getKey).toList();
        }

        /** The command of its health check, without the word that says how it is run. */
        List<String> probe() {
            var health = said.get("healthcheck");
            var test = health == null ? List.<JsonNode>of() : items(health.get("test"));
            return test.stream().skip(1).map(JsonNode::getStringValue).toList();
        }

        /** The name of the volume at each place. */
        Map<String, String> volumes() {
            var all = new LinkedHashMap<String, String>();
            objects("volumes").forEach(volume -> all.put(volume.get("target").getStringValue(),
                    volume.get("source").getStringValue()));
            return all;
        }

        /** The name of the secret at each place. */
        Map<String, String> secrets() {
            var all = new LinkedHashMap<String, String>();
            for (var secret : objects("secrets")) {
                var target = secret.get("target").getStringValue();
                all.put(target.startsWith("/") ? target : "/run/secrets/" + target,
                        secret.get("source").getStringValue());
            }
            return all;
        }

        String target() {
            var build = said.get("build");
            return build == null ? "" : build.get("target").getStringValue();
        }

        private List<Map.Entry<String, JsonNode>> entries(String key) {
            var found = new ArrayList<Map.Entry<String, JsonNode>>();
            var value = said.get(key);
            if (value != null && value.isObject()) {
                value.entries().forEach(found::add);
            }
            return found;
        }

        private static List<JsonNode> items(@org.jspecify.annotations.Nullable JsonNode value) {
            var found = new ArrayList<JsonNode>();
            if (value != null && value.isArray()) {
                value.values().forEach(found::add);
            }
            return found;
        }
    }
}
