package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** Somebody at a terminal with the client of this build, as a process: at home in a folder of the stage, with variables. */
public record Terminal(Stage stage, Path home, Map<String, String> environment) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What came of a command. */
    public record Done(int code, String out, String err) {

        public Done expect(int expected) {
            if (code != expected) {
                throw new AssertionError("ended with %d instead of %d%n%s%n%s".formatted(code, expected, out, err));
            }
            return this;
        }

        /** Of what {@code --json} printed. */
        public JsonNode json() {
            try {
                return Json.read(out, JsonNode.class);
            } catch (Json.Malformed e) {
                throw new AssertionError("not JSON: " + out, e);
            }
        }
    }

    /** Nobody that any server knows. */
    public static Terminal of(Stage stage) {
        return new Terminal(stage, stage.folder("home"), Map.of());
    }

    public Terminal with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Terminal(stage, home, more);
    }

    public Done run(String... words) throws InterruptedException {
        return ended(start(words));
    }

    /** Without waiting for its end. */
    public Child start(String... words) {
        var all = new HashMap<>(environment);
        all.put("XDG_CONFIG_HOME", home.toString());
        return stage.start("client", Builds.client(List.of(words)), all);
    }

    public Done ended(Child child) throws InterruptedException {
        var code = child.awaitExit(PATIENCE);
        return new Done(code, child.out(), child.err());
    }
}
