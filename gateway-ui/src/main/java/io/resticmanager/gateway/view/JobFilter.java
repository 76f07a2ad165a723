package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs the list shows, and what else it could show. {@code host} is what stands in the field: the host's name, or what was
 * typed when no host is called so, and {@code hostId} is null then. {@code schedules} are names by ids.
 */
public record JobFilter(@Nullable String hostId, String host, @Nullable String kind, @Nullable String status,
        @Nullable String scheduleId, Map<String, String> schedules, @Nullable String period, @Nullable String text) {

    /** Everything. */
    public static final JobFilter NONE = new JobFilter(null, "", null, null, null, Map.of(), null, null);

    private static final Map<String, String> STATES = new LinkedHashMap<>();
    private static final Map<String, String> OTHER_STATES = Map.of("dispatched", Tone.SENT.word(), "succeeded",
            Tone.OK.word(), "cancelled", Tone.CANCELLED.word());
    private static final Map<String, String> PERIODS = new LinkedHashMap<>();

    static {
        STATES.put("queued", "Waiting");
        STATES.put("running", "Running");
        STATES.put("failed", "Failed");
        PERIODS.put(JobPeriod.day.word(), "Last 24 hours");
        PERIODS.put(JobPeriod.week.word(), "Last 7 days");
        PERIODS.put(JobPeriod.month.word(), "Last 30 days");
    }

    // The kinds that this version runs.
    private static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check,
            JobKind.unlock, JobKind.snapshots, JobKind.stats, JobKind.diff, JobKind.init);

    /** The usual ones, and the one that the address asks for, by the word of the rows. */
    public List<Choice> states() {
        var shown = new LinkedHashMap<>(STATES);
        if (status != null && OTHER_STATES.containsKey(status)) {
            shown.put(status, OTHER_STATES.get(status));
        }
        return Choice.of("All", shown, status);
    }

    public List<Choice> kinds() {
        return Choice.of("Every kind", titles(), kind);
    }

    public List<Choice> periods() {
        return Choice.of("All time", PERIODS, period);
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
        return hostId != null || !host.isEmpty() || kind != null || status != null || scheduleId != null
                || period != null || text != null;
    }

    /** As in {@code Searched: failed jobs, backup, on ada, last 24 hours, with “locked”.} */
    public String searched() {
        var parts = new ArrayList<String>();
        parts.add(status == null ? "jobs" : small(STATES.getOrDefault(status, status)) + " jobs");
        add(parts, "", kind == null ? null : small(titles().getOrDefault(kind, kind)));
        add(parts, "on ", host.isEmpty() ? null : host);
        add(parts, "of the schedule ", schedule());
        add(parts, "", period == null ? null : small(PERIODS.getOrDefault(period, period)));
        add(parts, "with ", text == null ? null : "“" + text + "”");
        return "Searched: " + String.join(", ", parts) + ".";
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        KINDS.forEach(known -> titles.put(known.name(), JobView.title(known)));
        return titles;
    }

    private static void add(List<String> parts, String before, @Nullable String part) {
        if (part != null) {
            parts.add(before + part);
        }
    }

    private static String small(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
