package io.resticmanager.jobs.queue;

import java.util.Set;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;

/** Reads what a backup reads: the source that comes with the order, or the one of the backup before. */
final class BackupOrder {

    private BackupOrder() {}

    static JobOrder read(@Nullable JsonNode options, PathRules rules) {
        var fields = OptionFields.of(options);
        // One that names a schedule is a run of that, and does not come here.
        if (fields.text("schedule_id") != null) {
            fields.refuse("schedule_id", "This host has no such backup schedule.");
        }
        var order = fields.value("source") == null ? new JobOrder.BackupAsBefore(null) : of(fields, rules);
        fields.refuseOthers(Set.of());
        return fields.errors().isEmpty() ? order : new JobOrder.Refused(fields.errors());
    }

    private static JobOrder of(OptionFields fields, PathRules rules) {
        return SourceFields.read(fields, rules)
                .<JobOrder>map(source -> new JobOrder.Ready(JobKind.backup, new BackupOptions(null, source), null))
                .orElseGet(() -> new JobOrder.Refused(fields.errors()));
    }
}
