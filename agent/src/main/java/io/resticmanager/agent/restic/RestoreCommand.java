package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.resticmanager.agent.restic.RestoreEnd.Cause;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Runs a restore and tells of it while it runs. restic ends with 1 when something did not come back, and with 0 when nothing matched.
 * Its figures count folders as files, and what failed as restored; only bytes while it runs, and what it left alone, are taken from it.
 * Before 0.17 it says nothing while it works, and what it writes is counted.
 */
final class RestoreCommand {

    // Each is told once; beyond this many, which the log has, nobody reads a list.
    private static final int MOST_REMEMBERED = 100_000;
    // What a sandbox says of a folder above what it was opened for (before 0.17):
    // it stays as it is, which is what was asked for.
    private static final String SPARED = "read-only file system";
    private static final String THROUGH = "There were ";

    private final ResticSession session;
    private final RestoreRequest request;
    private final Consumer<Item> failures;
    private final ProgressMeter meter = new ProgressMeter(false);
    private final Set<String> failed = new HashSet<>();
    private Cause cause = Cause.OTHER;
    private @Nullable String first;
    private @Nullable String current;
    private boolean spared;
    private Line last = Line.NONE;

    RestoreCommand(ResticSession session, RestoreRequest request, Consumer<Item> failures) {
        this.session = session;
        this.request = request;
        this.failures = failures;
    }

    Answer<RestoreEnd> run() throws InterruptedException {
        var call = session.call(null);
        if (!session.version().atLeast(ResticVersion.RESTORE_TELLS)) {
            call.watchedBy(pid -> Written.by(pid).ifPresent(bytes -> advanced(bytes, 0, call.retries())));
        }
        try {
            var ended = call.run(request.arguments(session.version()), ResticProcess.Sinks.LINE,
                    line -> heard(line, call.retries()), this::complained);
            return ended.exitCode() == 0 || through(ended)
                    ? new Answer.Done<>(end(), ended.exitCode())
                    : session.failed(ended);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private synchronized RestoreEnd end() {
        return new RestoreEnd(failed.size(), first, cause, zero(last.filesSkipped()), zero(last.bytesSkipped()));
    }

    /** Whether it tried all that was asked, and only some of it failed, or only what nobody had asked for. */
    private synchronized boolean through(ResticCall.Ended ended) {
        return ended.ending().isEmpty() && (spared || !failed.isEmpty())
                && ResticExit.of(ended.exitCode()) == ResticExit.FAILED && ended.words().verdict().contains(THROUGH);
    }

    private synchronized void heard(String printed, RetryWatch retries) {
        switch (Line.parse(printed).orElse(null)) {
            case null -> session.log(LogLine.Stream.out, printed);
            case Line line when "verbose_status".equals(line.messageType()) -> current = request.prefix() + line.item();
            case Line line when "status".equals(line.messageType()) -> advanced(
                    zero(line.bytesRestored()) + zero(line.bytesSkipped()),
                    zero(line.filesRestored()) + zero(line.filesSkipped()), retries);
            case Line line when "summary".equals(line.messageType()) -> last = line;
            case Line _ -> session.log(LogLine.Stream.out, printed);
        }
    }

    // Both may be counted beyond what was asked for.
    private synchronized void advanced(long bytes, long files, RetryWatch retries) {
        retries.progressed(bytes);
        var done = Math.min(bytes, request.bytes());
        var through = Math.min(files, request.files());
        var status = new ResticMessage.Status(null, request.share(done, through), request.files(), through,
                request.bytes(), done, null);
        meter.take(status, System.nanoTime()).map(progress -> progress.at(current))
                .ifPresent(session.listener()::progress);
    }

    private void complained(ErrorLine line) {
        session.log(line);
        RestoreFailure.of(line).map(item -> new Item.NotRestored(request.prefix() + item.path(), item.reason()))
                .ifPresent(this::missed);
    }

    private synchronized void missed(Item.NotRestored item) {
        if (request.isOnlyAbove(item.path()) && item.reason().endsWith(SPARED)) {
            spared = true;
        } else if (failed.size() < MOST_REMEMBERED && failed.add(item.path())) {
            var met = RestoreFailure.cause(item.reason());
            cause = met.compareTo(cause) < 0 ? met : cause;
            first = first == null ? item.path() + " (" + item.reason() + ")" : first;
            failures.accept(item);
        }
    }

    private static long zero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    /** A line of stdout; what is zero is absent. */
    @Wire
    record Line(@Nullable String messageType, @Nullable String item, @Nullable Long filesRestored,
            @Nullable Long filesSkipped, @Nullable Long bytesRestored, @Nullable Long bytesSkipped) {

        private static final Line NONE = new Line(null, null, null, null, null, null);

        static Optional<Line> parse(String printed) {
            try {
                return printed.startsWith("{") ? Optional.of(Json.read(printed, Line.class)) : Optional.empty();
            } catch (Json.Malformed _) {
                return Optional.empty();
            }
        }
    }
}
