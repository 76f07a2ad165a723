package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/** One run of restic from start to end, under a leash, a deadline, and the watch on its retries. */
final class ResticCall {

    private static final System.Logger LOG = System.getLogger(ResticCall.class.getName());
    private static final long LOOK_EVERY_MS = 100;

    /** Why the agent ended it. */
    enum Ending {
        LEASH, RETRIES, DEADLINE
    }

    /** @param killed it did not end when asked, so its lock may be left */
    record Ended(int exitCode, Words words, Optional<Ending> ending, boolean killed) {

        private static final int NOT_BEGUN = -1;

        /** As one that has no lock to leave. */
        Ended withoutLock() {
            return new Ended(exitCode, words, ending, false);
        }

        boolean begun() {
            return exitCode != NOT_BEGUN;
        }
    }

    /** What does not change from call to call. */
    record Setting(ResticInstallation restic, Map<String, String> environment, Duration grace, Duration retries) {

        Setting withGrace(Duration other) {
            return new Setting(restic, environment, other, retries);
        }
    }

    private final Setting setting;
    private final Leash leash;
    private final @Nullable Duration deadline;
    private final RetryWatch retries;
    private final Words words = new Words();
    private LongConsumer watch = _ -> {
    };
    private @Nullable Ending ending;
    private long endAskedAt;
    private boolean killed;

    ResticCall(Setting setting, Leash leash, @Nullable Duration deadline) {
        this.setting = setting;
        this.leash = leash;
        this.deadline = deadline;
        this.retries = new RetryWatch(setting.retries());
    }

    RetryWatch retries() {
        return retries;
    }

    /** @param who is given the number of the process ten times a second while it runs */
    void watchedBy(LongConsumer who) {
        watch = who;
    }

    /**
     * Runs it to its end; one whose leash is pulled already does not begin.
     *
     * @param err hears each line of stderr that is text, and each JSON message as one
     * @throws IOException when restic can not be started
     */
    Ended run(List<String> arguments, int mostBytesOfOut, Consumer<String> out, Consumer<ErrorLine> err)
            throws IOException, InterruptedException {
        if (leash.pulled().isPresent()) {
            return new Ended(Ended.NOT_BEGUN, words, Optional.of(Ending.LEASH), false);
        }
        var sinks = new ResticProcess.Sinks(out, line -> heard(line, err), mostBytesOfOut);
        var started = System.nanoTime();
        var process = ResticProcess.start(setting.restic(), arguments, setting.environment(), sinks);
        LOG.log(System.Logger.Level.DEBUG, "restic {0} pid={1}", arguments.getFirst(), Long.toString(process.pid()));
        while (!process.ended(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            look(process, System.nanoTime(), started);
            watch.accept(process.pid());
        }
        return new Ended(process.exitCode(), words, Optional.ofNullable(ending), killed);
    }

    private void heard(String line, Consumer<ErrorLine> err) {
        retries.heard(line, System.nanoTime());
        var parsed = ErrorLine.of(line);
        switch (parsed) {
            case ErrorLine.Text(var text) -> words.add(text);
            case ErrorLine.Verdict(var message) -> words.addVerdict(message);
            case ErrorLine.Item _ -> {
            }
        }
        err.accept(parsed);
    }

    private void look(ResticProcess process, long now, long started) {
        if (ending != null) {
            if (!killed && now - endAskedAt > setting.grace().toNanos()) {
                killed = true;
                process.kill();
            }
        } else if (reasonToEnd(now, started) instanceof Ending reason) {
            ending = reason;
            endAskedAt = now;
            process.askToEnd();
        }
    }

    private @Nullable Ending reasonToEnd(long now, long started) {
        if (leash.pulled().isPresent()) {
            return Ending.LEASH;
        }
        if (retries.enough(now)) {
            return Ending.RETRIES;
        }
        return deadline != null && now - started > deadline.toNanos() ? Ending.DEADLINE : null;
    }
}
