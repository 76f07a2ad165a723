package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Compares two snapshots; each change is handed on as it comes. Paths stand as restic prints them. */
final class DiffCommand {

    private final ResticSession session;
    private final Consumer<Item> changes;
    private @Nullable Line statistics;

    DiffCommand(ResticSession session, Consumer<Item> changes) {
        this.session = session;
        this.changes = changes;
    }

    /** @param a and b are full ids, or the first digits of one */
    Answer<Finding.Compared> run(String a, String b) throws InterruptedException {
        return switch (new SnapshotsCommand(session).run(List.of(a, b))) {
            case Answer.Done<List<Snapshot>>(var snapshots, var code) -> {
                var missing = matches(snapshots, a) == 1 ? b : a;
                yield matches(snapshots, a) == 1 && matches(snapshots, b) == 1
                        ? compare(full(snapshots, a), full(snapshots, b))
                        : new Answer.Failed<>(missing(missing, session.repository()), code);
            }
            case Answer.Failed<List<Snapshot>> failed -> failed.cast();
            case Answer.Ended<List<Snapshot>> ended -> ended.cast();
        };
    }

    private static long matches(List<Snapshot> snapshots, String id) {
        return snapshots.stream().map(Snapshot::id).filter(full -> full.startsWith(id)).distinct().count();
    }

    private static String full(List<Snapshot> snapshots, String id) {
        return snapshots.stream().map(Snapshot::id).filter(full -> full.startsWith(id)).findFirst().orElseThrow();
    }

    static JobError missing(String id, String repository) {
        return new JobError(
                "snapshot_missing", "There is no snapshot " + id + " in the repository " + repository + ".",
                "List the snapshots anew; it may have been forgotten.");
    }

    private Answer<Finding.Compared> compare(String a, String b) throws InterruptedException {
        try {
            var ended = session.call(null)
                    .run(List.of("diff", "--json", a, b), ResticProcess.Sinks.LINE, this::heard, session::log);
            if (ended.exitCode() != 0) {
                return session.failed(ended);
            }
            return statistics == null
                    ? ResticSession.silentFailure("restic ended without the figures of the difference.", 0)
                    : new Answer.Done<>(statistics.compared(a, b), 0);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private void heard(String printed) {
        switch (Line.parse(printed)) {
            case Line(var type, var path, var modifier, _, _, _) when "change".equals(type) && path != null
                    && modifier != null ->
                changes.accept(new Item.Change(path, modifier));
            case Line line when "statistics".equals(line.messageType()) -> statistics = line;
            case Line _ -> session.log(LogLine.Stream.out, printed);
        }
    }

    /** A line of either kind; both versions print the same. */
    @Wire
    record Line(@Nullable String messageType, @Nullable String path, @Nullable String modifier,
            @Nullable Long changedFiles, @Nullable Amount added, @Nullable Amount removed) {

        private static final Line TEXT = new Line(null, null, null, null, null, null);

        static Line parse(String printed) {
            try {
                return printed.startsWith("{") ? Json.read(printed, Line.class) : TEXT;
            } catch (Json.Malformed _) {
                return TEXT;
            }
        }

        Finding.Compared compared(String a, String b) {
            return new Finding.Compared(a, b, zero(changedFiles), amount(added), amount(removed));
        }

        private static Finding.Amount amount(@Nullable Amount amount) {
            return Objects.requireNonNullElse(amount, Amount.NOTHING).known();
        }
    }

    @Wire
    record Amount(@Nullable Long files, @Nullable Long dirs, @Nullable Long others, @Nullable Long dataBlobs,
            @Nullable Long treeBlobs, @Nullable Long bytes) {

        private static final Amount NOTHING = new Amount(null, null, null, null, null, null);

        Finding.Amount known() {
            return new Finding.Amount(zero(files), zero(dirs), zero(others), zero(dataBlobs), zero(treeBlobs),
                    zero(bytes));
        }
    }

    private static long zero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
