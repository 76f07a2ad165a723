package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;

/** Makes the repository. One that exists and opens with our password counts as made: the wish is fulfilled. */
final class InitCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final String EXISTS = "config file already exists";

    private final ResticSession session;
    private final StringBuilder said = new StringBuilder();

    InitCommand(ResticSession session) {
        this.session = session;
    }

    /** The repository's own id. */
    Answer<String> run() throws InterruptedException {
        return switch (initialise()) {
            case Answer.Done<String> _ -> readId("initialised the repository");
            case Answer.Failed<String> _ when said.indexOf(EXISTS) >= 0 ->
                readId("the repository was initialised before, and this host's password opens it");
            case Answer.Failed<String> failed -> failed;
            case Answer.Ended<String> ended -> ended;
        };
    }

    private Answer<String> initialise() throws InterruptedException {
        try {
            var ended = session.call(DEADLINE).run(List.of("init", "--json"), ResticProcess.Sinks.LINE,
                    this::heard, session::log);
            said.append(ended.words().all());
            return ended.exitCode() == 0 ? new Answer.Done<>("", 0) : session.failed(ended);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private void heard(String line) {
        if (!line.startsWith("{")) {
            session.log(LogLine.Stream.out, line);
        }
    }

    private Answer<String> readId(String success) throws InterruptedException {
        return switch (session.ask(DEADLINE, "cat", "config", "--json")) {
            case Answer.Done<String>(var text, var code) -> id(text)
                    .<Answer<String>>map(id -> {
                        session.log(LogLine.Stream.agent, success + ": " + id.substring(0, Math.min(10, id.length())));
                        return new Answer.Done<>(id, code);
                    }).orElseGet(() -> ResticSession.silentFailure("restic did not tell the repository's id.", code));
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
