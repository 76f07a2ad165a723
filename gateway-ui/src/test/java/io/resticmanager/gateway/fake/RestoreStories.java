package io.resticmanager.gateway.fake;

import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.RestoreOptions.Target;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Restores to tell tests with; each is one of alice's. */
public final class RestoreStories {

    public static final String SNAPSHOT = "c81f0a3e".repeat(8);

    private RestoreStories() {}

    /** Of these paths; none is the whole snapshot. */
    public static RestoreOptions toDirectory(String... paths) {
        return new RestoreOptions(SNAPSHOT, List.of(paths), new Target(Mode.new_directory), null, null);
    }

    public static RestoreOptions onto(String hostId, String... paths) {
        return new RestoreOptions(SNAPSHOT, List.of(paths), new Target(Mode.new_directory, hostId), null, null);
    }

    public static RestoreOptions inPlace(@Nullable String overwrite, String... paths) {
        return new RestoreOptions(SNAPSHOT, List.of(paths), new Target(Mode.in_place), null, overwrite);
    }

    public static Job queued(String hostId, JobStatus status, RestoreOptions options) {
        return job(hostId, status, options, null, null, null, 0);
    }

    public static Job running(String hostId, RestoreOptions options, String current) {
        return job(hostId, JobStatus.running, options,
                new Progress(34.2, 6_311, 18_204L, 4_509_715_661L, 13_314_398_617L, 74_448_896, 118L, current), null,
                null, 0);
    }

    public static Job succeeded(String hostId, RestoreOptions options, Finding.Restored found) {
        return job(hostId, JobStatus.succeeded, options, null, found, null, 0);
    }

    public static Job cancelled(String hostId, RestoreOptions options, Finding.@Nullable Restored found) {
        return job(hostId, JobStatus.cancelled, options, null, found, null, 0);
    }

    /** One that failed, with so many items about what did not come back. */
    public static Job failed(String hostId, RestoreOptions options, String cause, String message,
            Finding.@Nullable Restored found, long items) {
        return job(hostId, JobStatus.failed, options, null, found, new JobError(cause, message, "Do this next."),
                items);
    }

    public static List<Item> lost(int count) {
        return IntStream.range(0, count)
                .<Item>mapToObj(n -> new Item.NotRestored("/srv/lost-" + n, "permission denied")).toList();
    }

    private static Job job(String hostId, JobStatus status, RestoreOptions options, @Nullable Progress progress,
            Finding.@Nullable Restored found, @Nullable JobError error, long items) {
        var begun = status.compareTo(JobStatus.running) >= 0;
        return new Job(Ids.next(), hostId, options.target().hostId(), JobKind.restore, status, null, "alice",
                Stories.NOON, begun ? Stories.NOON : null, status.over() ? Stories.NOON.plusSeconds(61) : null, null,
                error == null ? null : 1, error, 0, null, progress, found == null ? null : Summary.of(found),
                List.of(), null, false, begun ? "0.18.0" : null, Json.tree(options), null, items);
    }
}
