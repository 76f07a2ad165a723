package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs the list shows, and what else it could show. {@code host} is what stands in the field: the host's name, or what was
 * typed when no host is called so, and {@code hostId} is null then. {@code schedules} are names by ids.
 */
public record JobFilter(@Nullable String hostId, String host, @Nullable String kind, @Nullable String status,
        @Nullable String scheduleId, Map<String, String> schedules) {

    /** Everything. */
    public static final JobFilter NONE = new JobFilter(null, "", null, null, null, Map.of());

    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("queued", "Waiting");
        STATES.put("running", "Running");
        STATES.put("failed", "Failed");
    }

    // The kinds that this version runs.
    private static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check,
            JobKind.unlock, JobKind.snapshots, JobKind.stats, JobKind.diff, JobKind.init);

    public List<Choice> states() {
        return Choice.of("All", STATES, status);
    }

    public List<Choice> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        KINDS.forEach(known -> kinds.put(known.name(), JobView.title(known)));
        return Choice.of("Every kind", kinds, kind);
    }

    /** None where there is nothing to choose. */
    public List<Choice> scheduleChoices() {
        return schedules.isEmpty() ? List.of() : Choice.of("Every schedule", schedules, scheduleId);
    }

    /** What the schedule that is asked for is called; null when none is. */
    public @Nullable String schedule() {
        return scheduleId == null ? null : schedules.getOrDefault(scheduleId, scheduleId);
    }

    /** Whether it leaves anything out. */
    public boolean restricts() {
        return hostId != null || !host.isEmpty() || kind != null || status != null || scheduleId != null;
    }
}
