package io.resticmanager.jobs.queue;

import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.jobs.source.SourceCheck;
import org.jspecify.annotations.Nullable;

/** Reads what a backup reads: the source that comes with the order, or the one of the backup before. */
final class BackupOrder {

    private BackupOrder() {}

    static JobOrder read(@Nullable JsonNode options, PathRules rules) {
        try {
            return options == null || options.isNull()
                    ? new JobOrder.BackupAsBefore(null)
                    : of(Json.read(options, BackupOptions.class), rules);
        } catch (Json.Malformed _) {
            return JobOrder.refused("options", "These are not the options of a backup job.");
        }
    }

    private static JobOrder of(BackupOptions options, PathRules rules) {
        if (options.scheduleId() != null) {
            return JobOrder.refused("options.schedule_id", "This build has no schedules.");
        }
        if (options.source() == null) {
            return new JobOrder.BackupAsBefore(null);
        }
        var source = options.source().tidied(rules::tidy);
        List<FieldError> errors = SourceCheck.of(source, rules, "options.source");
        return errors.isEmpty()
                ? new JobOrder.Ready(JobKind.backup, new BackupOptions(null, source), null)
                : new JobOrder.Refused(errors);
    }
}
