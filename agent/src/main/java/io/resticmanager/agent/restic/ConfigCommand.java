package io.resticmanager.agent.restic;

import java.time.Duration;
import java.util.Optional;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;

/** Asks for the repository's own id, which any restic that opens it may know: without a lock, even while it is pruned. */
final class ConfigCommand {

    private final ResticSession session;

    ConfigCommand(ResticSession session) {
        this.session = session;
    }

    Answer<String> run(Duration deadline) throws InterruptedException {
        return switch (session.ask(deadline, "cat", "config", "--json", "--no-lock")) {
            case Answer.Done<String>(var text, var code) ->
                id(text).<Answer<String>>map(id -> new Answer.Done<>(id, code))
                        .orElseGet(() -> ResticSession.silentFailure("restic did not tell the repository's id.", code));
            case Answer.Failed<String> failed -> failed;
            case Answer.Ended<String> ended -> ended;
        };
    }

    @Wire
    record Config(String id) {}

    private static Optional<String> id(String json) {
        try {
            return Optional.of(Json.read(json, Config.class).id());
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }
}
