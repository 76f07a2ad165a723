package io.resticmanager.gateway.view;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a schedule's form, as text and as boxes. */
record DraftValues(Map<String, String> texts, Set<String> boxes) {

    private static final Set<String> BOXES = Set.of("enabled", "run_missed", "treat_warnings_as_failure",
            "one_file_system", "exclude_caches", "use_vss", "dry_run");
    private static final int MINUTE = 60;

    static boolean box(String field) {
        return BOXES.contains(field);
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    boolean on(String field) {
        return boxes.contains(field);
    }

    /** For a new schedule: the paths of the last backup, and what most people want. */
    static DraftValues usual(HostView host, JobKind kind) {
        var fields = new Fields();
        fields.box("enabled", true);
        fields.box("run_missed", true);
        fields.text("cron", kind == JobKind.backup ? "30 2 * * *" : "0 5 * * SUN");
        fields.text("time_zone", Zones.of(host.hub()));
        fields.text("depth", "structure");
        fields.text("read_data_subset", "5%");
        fields.source(host.lastSource().orElse(null));
        if (kind == JobKind.backup) {
            fields.text("suspect_shrink_percent", 50);
            fields.retention(new Retention(null, null, 7, 4, 12, null, null, List.of(), null));
        }
        return fields.values();
    }

    static DraftValues of(Schedule schedule) {
        var fields = new Fields();
        fields.text("name", schedule.name());
        fields.box("enabled", schedule.enabled());
        fields.text("cron", schedule.cron());
        fields.text("time_zone", schedule.timeZone());
        fields.text("jitter", schedule.jitterS() == 0 ? null : span(schedule.jitterS()));
        fields.box("run_missed", schedule.runMissed());
        fields.source(schedule.source());
        fields.retention(schedule.retention());
        fields.options(schedule);
        fields.box("treat_warnings_as_failure", schedule.treatWarningsAsFailure());
        fields.text("timeout", schedule.timeoutS() == null ? null : span(schedule.timeoutS()));
        fields.text("suspect_shrink_percent", schedule.suspectShrinkPercent());
        return fields.values();
    }

    // Whole minutes without a unit, as they are typed.
    private static String span(long seconds) {
        return seconds % MINUTE == 0 ? String.valueOf(seconds / MINUTE) : seconds + "s";
    }

    private static final class Fields {

        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Set<String> boxes = new HashSet<>();

        DraftValues values() {
            return new DraftValues(texts, boxes);
        }

        void text(String field, @Nullable Object value) {
            texts.put(field, Objects.toString(value, ""));
        }

        void box(String field, boolean on) {
            if (on) {
                boxes.add(field);
            }
        }

        void source(@Nullable Source source) {
            if (source == null) {
                return;
            }
            text("paths", String.join("\n", source.paths()));
            text("excludes", String.join("\n", source.excludes()));
            text("tags", String.join(", ", source.tags()));
            box("one_file_system", source.oneFileSystem());
            box("exclude_caches", source.excludeCaches());
            box("use_vss", Boolean.TRUE.equals(source.useVss()));
            text("upload_limit_kib_s", source.uploadLimitKibS());
            text("read_concurrency", source.readConcurrency());
            text("compression", source.compression());
            text("before_hook", source.beforeHook());
            text("after_hook", source.afterHook());
        }

        void retention(@Nullable Retention kept) {
            if (kept == null) {
                return;
            }
            text("keep_last", kept.keepLast());
            text("keep_hourly", kept.keepHourly());
            text("keep_daily", kept.keepDaily());
            text("keep_weekly", kept.keepWeekly());
            text("keep_monthly", kept.keepMonthly());
            text("keep_yearly", kept.keepYearly());
            text("keep_within", kept.keepWithin());
            text("keep_tags", String.join(", ", kept.keepTags()));
            text("group_by", kept.groupBy());
        }

        void options(Schedule schedule) {
            if (schedule.options() == null) {
                return;
            }
            try {
                switch (schedule.kind()) {
                    case prune -> prune(Json.read(schedule.options(), PruneOptions.class));
                    case check -> check(Json.read(schedule.options(), CheckOptions.class).readDataSubset());
                    default -> {
                        // The other kinds have none.
                    }
                }
            } catch (Json.Malformed _) {
                // A newer service may have written them; then they are shown as empty.
            }
        }

        private void prune(PruneOptions options) {
            text("max_unused", options.maxUnused());
            text("max_repack_size", options.maxRepackSize());
            box("dry_run", Boolean.TRUE.equals(options.dryRun()));
        }

        private void check(@Nullable String subset) {
            var all = "100%".equals(subset);
            text("depth", subset == null ? "structure" : all ? "all" : "part");
            text("read_data_subset", subset == null || all ? "5%" : subset);
        }
    }
}
