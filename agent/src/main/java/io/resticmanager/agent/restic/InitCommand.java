package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;

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
            case Answer.Failed<String> _ when said.indexOf(EXISTS) >= 0 -> existing();
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
        var answer = new ConfigCommand(session).run(DEADLINE);
        if (answer instanceof Answer.Done<String>(var id, _)) {
            session.log(LogLine.Stream.agent, success + ": " + id.substring(0, Math.min(10, id.length())));
        }
        return answer;
    }

    // Not a password that is wrong, but, for all we know, somebody else's
    // repository.
    private Answer<String> existing() throws InterruptedException {
        return switch (readId("the repository was initialised before, and this host's password opens it")) {
            case Answer.Failed<String>(var error, var code) when error.cause().equals("wrong_password") ->
                new Answer.Failed<>(exists(session.repository()), code);
            case Answer<String> other -> other;
        };
    }

    private static JobError exists(String repository) {
        return new JobError(
                "repository_exists",
                "There is a repository at " + repository
                        + " already, and this host's encryption password does not open it.",
                "Set the password of that repository, or another address, in the host's repository settings.");
    }
}
