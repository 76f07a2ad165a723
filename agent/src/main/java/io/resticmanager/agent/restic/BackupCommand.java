package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Runs a backup and tells of it while it runs. */
final class BackupCommand {

    private static final Pattern SKIPPED = Pattern.compile("(.+) does not exist, skipping");
    private static final int FULL_ID = 64;
    // Names are remembered to tell each once; beyond this many the rest is only
    // logged.
    private static final int MOST_REMEMBERED = 100_000;

    // Under a limit, the pack that is being uploaded takes its time (8 to 10 s were
    // measured).
    private static final Duration LIMITED_GRACE = Duration.ofSeconds(40);

    private final ResticSession session;
    private final BackupRequest request;
    private final ProgressMeter meter;
    private final Set<String> unreadable = new HashSet<>();
    private boolean packMissed;
    private ResticMessage.@Nullable Summary summary;

    BackupCommand(ResticSession session, BackupRequest request) {
        this.session = session;
        this.request = request;
        this.meter = new ProgressMeter(request.limited());
    }

    Answer<Summary> run() throws InterruptedException {
        var call = request.limited() ? session.patientCall(LIMITED_GRACE) : session.call(null);
        try {
            var ended = call.run(request.arguments(session.version()), ResticProcess.Sinks.LINE,
                    line -> heard(line, call.retries()), this::complained);
            return ResticExit.of(ended.exitCode()).snapshotMade() ? finished(ended.exitCode()) : session.failed(ended);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private void heard(String line, RetryWatch retries) {
        switch (ResticMessage.parse(line).orElse(null)) {
            case ResticMessage.Status status -> {
                retries.progressed(status.bytesDone() == null ? 0 : status.bytesDone());
                meter.take(status, System.nanoTime()).ifPresent(session.listener()::progress);
            }
            case ResticMessage.Summary last -> summary = last;
            case ResticMessage.ItemError _,ResticMessage.ExitError _ -> session.log(LogLine.Stream.out, line);
            case null -> said(line);
        }
    }

    private void said(String line) {
        if (!line.startsWith("{")) {
            session.log(LogLine.Stream.out, line);
        }
    }

    private void complained(ErrorLine line) {
        switch (line) {
            case ErrorLine.Item(var item, var reason) when Damage.met(item, reason, packMissed) -> {
                session.log(line);
                session.listener().damaged(item);
            }
            case ErrorLine.Item(var item, _) -> {
                if (unreadable.size() >= MOST_REMEMBERED || unreadable.add(item)) {
                    session.log(line);
                    session.listener().unreadable(item);
                }
            }
            case ErrorLine.Text(var text) -> {
                packMissed |= Damage.missedPack(text);
                var skipped = SKIPPED.matcher(text);
                if (skipped.matches()) {
                    session.listener().missing(skipped.group(1));
                }
                session.log(line);
            }
            case ErrorLine.Verdict _ -> session.log(line);
        }
    }

    private Answer<Summary> finished(int code) throws InterruptedException {
        var last = summary;
        if (last == null || last.snapshotId() == null) {
            return ResticSession.silentFailure("restic ended without naming the snapshot it made.", code);
        }
        return last.snapshotId().length() == FULL_ID
                ? new Answer.Done<>(told(last, last.snapshotId()), code)
                : resolve(last, last.snapshotId(), code);
    }

    // restic 0.14 prints the first eight digits only.
    private Answer<Summary> resolve(ResticMessage.Summary last, String shortId, int code) throws InterruptedException {
        return switch (new SnapshotsCommand(session).run("--tag=" + request.jobTag())) {
            case Answer.Done<List<Snapshot>>(var snapshots, _) -> snapshots.stream().map(Snapshot::id)
                    .filter(id -> id.startsWith(shortId)).findFirst()
                    .<Answer<Summary>>map(id -> new Answer.Done<>(told(last, id), code))
                    .orElseGet(() -> ResticSession.silentFailure(
                            "The snapshot " + shortId + " that restic made is not in the repository.", code));
            case Answer.Failed<List<Snapshot>> failed -> failed.cast();
            case Answer.Ended<List<Snapshot>> _ -> new Answer.Done<>(told(last, shortId), code);
        };
    }

    private static Summary told(ResticMessage.Summary last, String snapshotId) {
        return new Summary(snapshotId, zero(last.filesNew()), zero(last.filesChanged()), zero(last.filesUnmodified()),
                zero(last.dataAdded()), last.dataAddedPacked(), zero(last.totalFilesProcessed()),
                zero(last.totalBytesProcessed()), last.seconds(), null, null, null);
    }

    private static Long zero(@Nullable Long number) {
        return number == null ? 0L : number;
    }
}
