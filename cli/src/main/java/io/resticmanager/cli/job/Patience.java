package io.resticmanager.cli.job;

import java.time.Duration;
import java.util.function.Supplier;

import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Screen;

/** Asks again while the server is away: a job goes on without us, and so does a server that is restarted. */
final class Patience {

    /** Longer than a server takes to be updated, and short enough for whoever waits for the exit code. */
    static final Duration MOST = Duration.ofMinutes(15);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Screen screen;
    private final Pause pause;

    Patience(Screen screen, Pause pause) {
        this.screen = screen;
        this.pause = pause;
    }

    /** @throws CliFailure what the server says against it, or that it stayed away for 15 minutes */
    <T> T ask(Supplier<T> question) throws InterruptedException {
        var waited = Duration.ZERO;
        var wait = FIRST;
        while (true) {
            try {
                var answer = question.get();
                if (!waited.isZero()) {
                    screen.note("the server is back");
                }
                return answer;
            } catch (CliFailure away) {
                if (away.exitCode() != ExitCode.UNREACHABLE || waited.compareTo(MOST) >= 0) {
                    throw away;
                }
                if (waited.isZero()) {
                    screen.note(away.getMessage());
                    screen.note("asking again for 15 minutes; the job goes on meanwhile");
                }
            }
            pause.rest(wait);
            waited = waited.plus(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }
}
