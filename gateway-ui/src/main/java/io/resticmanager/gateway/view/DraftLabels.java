package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;

/** What the fields of a schedule's form are called, in its order. */
final class DraftLabels {

    private static final String[] COMMON = {"name", "Name", "enabled", "Enabled", "cron", "When", "time_zone",
            "Time zone", "jitter", "Spread", "run_missed", "Catch up"};
    private static final String[] SOURCE = {"paths", "Paths", "excludes", "Leave out", "tags", "Tags",
            "one_file_system", "Stay on the file system of each path", "exclude_caches", "Leave out caches", "use_vss",
            "Read from a shadow copy", "upload_limit_kib_s", "Upload limit", "read_concurrency", "Files read at once",
            "compression", "Compression", "before_hook", "Hook before", "after_hook", "Hook after",
            "suspect_shrink_percent", "Suspect when smaller by"};
    private static final String[] RETENTION = {"keep_last", "Keep last", "keep_hourly", "Keep hourly", "keep_daily",
            "Keep daily", "keep_weekly", "Keep weekly", "keep_monthly", "Keep monthly", "keep_yearly", "Keep yearly",
            "keep_within", "Everything within", "keep_tags", "Everything tagged", "group_by", "Apply to each"};
    private static final String[] PRUNE = {"max_unused", "Unused data that may stay", "max_repack_size",
            "Rewrite at most", "dry_run", "Dry run"};
    private static final String[] CHECK = {"depth", "How deep", "read_data_subset", "Which part"};
    private static final String[] LAST = {"timeout", "Time limit", "treat_warnings_as_failure",
            "Treat warnings as failure"};

    private DraftLabels() {}

    static Map<String, String> of(JobKind kind) {
        return switch (kind) {
            case backup -> listed(COMMON, SOURCE, RETENTION, LAST);
            case forget -> listed(COMMON, RETENTION, LAST);
            case prune -> listed(COMMON, PRUNE, LAST);
            case check -> listed(COMMON, CHECK, LAST);
            default -> Map.of();
        };
    }

    private static Map<String, String> listed(String[]... parts) {
        var labels = new LinkedHashMap<String, String>();
        for (var part : parts) {
            for (int i = 0; i < part.length; i += 2) {
                labels.put(part[i], part[i + 1]);
            }
        }
        return labels;
    }
}
