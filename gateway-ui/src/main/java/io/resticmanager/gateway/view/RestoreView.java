package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RestoreOptions;
import org.jspecify.annotations.Nullable;

/**
 * A restore: what was asked for, where it goes, and what stays of it. {@code target} is the name of the host that restores, and
 * {@code waiting} says what it waits for; null once it has begun, and while nobody knows.
 */
public record RestoreView(JobView job, RestoreOptions asked, String target, @Nullable WaitingJob waiting) {

    private static final int FEW = 10;
    private static final int SHORT_ID = 8;
    // What a host says of a rule that it refused a job by; jobs-service keeps the
    // sentence alone.
    private static final String NOT_THERE = "(rule policy.restore_root)";
    private static final String PARTIAL = ".partial";

    /** The host that restores: whose agent the job runs on, or is to run on. */
    public String targetId() {
        return targetId(job, asked);
    }

    /** Before the names are known. */
    public static String targetId(JobView job, RestoreOptions asked) {
        if (job.job().runsOnHostId() instanceof String runsOn) {
            return runsOn;
        }
        return asked.target().hostId() == null ? job.hostId() : asked.target().hostId();
    }

    /** Whether another host restores than the one whose snapshot it is. */
    public boolean elsewhere() {
        return !targetId().equals(job.hostId());
    }

    /** On the page of a host: as in {@code from ada} or {@code onto eve}; empty when it is all on that host. */
    public String beside(String hostId) {
        if (!elsewhere()) {
            return "";
        }
        return hostId.equals(targetId()) ? "from " + job.hostName() : "onto " + target;
    }

    public String snapshot() {
        return asked.snapshotId().substring(0, Math.min(SHORT_ID, asked.snapshotId().length()));
    }

    /** The list that has the snapshot. */
    public String snapshots() {
        return "/hosts/" + job.hostId() + "/snapshots";
    }

    /** As in {@code 2 paths}. */
    public String what() {
        return asked.paths().isEmpty() ? "The whole snapshot" : Words.plural(asked.paths().size(), "path");
    }

    /** For a row: the first path, and how many more. */
    public String brief() {
        if (asked.paths().isEmpty()) {
            return what();
        }
        var more = asked.paths().size() - 1;
        return asked.paths().getFirst() + (more == 0 ? "" : " and " + Words.count(more) + " more");
    }

    public boolean inPlace() {
        return asked.inPlace();
    }

    /** Where it was to go, before it is known where it went. */
    public String mode() {
        return inPlace() ? "In place" : "A new directory";
    }

    /** What happens to files that are there already. */
    public String overwrite() {
        if (!inPlace()) {
            return "None are touched, the directory is new";
        }
        return switch (asked.overwrite() == null ? "always" : asked.overwrite()) {
            case "if-changed" -> "Replaced where their content differs";
            case "if-newer" -> "Replaced where the snapshot has a newer one";
            case "never" -> "Never replaced";
            default -> "Always replaced";
        };
    }

    /** Where what came back is; empty in place, before the end, and where nothing came. */
    public Optional<String> directory() {
        return found().map(Finding.Restored::directory);
    }

    /** Whether what is there is less than what was asked for. */
    public boolean partial() {
        return directory().filter(path -> path.endsWith(PARTIAL)).isPresent();
    }

    /** Whether everything came back. */
    public boolean complete() {
        return job.job().status() == JobStatus.succeeded && found().map(Finding.Restored::complete).orElse(false);
    }

    public long failed() {
        return found().map(Finding.Restored::failed).orElse(0L);
    }

    /** As in {@code 1 of what was asked for did not come back}. */
    public String lost() {
        return Words.count(failed()) + " of what was asked for did not come back.";
    }

    /** As in {@code 12 files, 4.0 KiB; 3 were there already and were left as they were.} Empty while nobody counted. */
    public String counts() {
        return found().filter(found -> found.files() != null).map(RestoreView::counts).orElse("");
    }

    private static String counts(Finding.Restored found) {
        var size = found.bytes() == null ? "" : ", " + Words.size(found.bytes());
        var kept = found.unchanged() == null
                ? ""
                : "; " + Words.plural(found.unchanged(), "file") + " left as they were";
        return Words.plural(found.files() == null ? 0 : found.files(), "file") + size + kept + ".";
    }

    /** What is typed on the host that restores, so that its policy allows it; empty when that is not what stood in the way. */
    public List<String> allowing() {
        if (!(job.error() instanceof JobError(_, var message, _)) || !message.endsWith(NOT_THERE)) {
            return List.of();
        }
        return inPlace()
                ? asked.paths().stream().limit(FEW).map(RestoreView::allow).toList()
                : List.of("restic-manager-agent policy allow-restore PATH");
    }

    private static String allow(String path) {
        return "restic-manager-agent policy allow-restore " + quoted(path);
    }

    // For a POSIX shell, which leaves everything between single quotes alone.
    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    private Optional<Finding.Restored> found() {
        return job.finding().filter(Finding.Restored.class::isInstance).map(Finding.Restored.class::cast);
    }
}
