package io.resticmanager.jobs.schedule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.queue.OptionFields;
import io.resticmanager.jobs.queue.RunJob;
import io.resticmanager.jobs.queue.Wisher;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Runs what a schedule says: now, because a person wants it, or because it is due. A disabled one can be run by hand, too. */
@Singleton
public final class RunSchedule {

    private static final String SCHEDULE_ID = "schedule_id";

    private final RunJob jobs;
    private final Transactions transactions;

    RunSchedule(RunJob jobs, @Named("jobs") Transactions transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** 404 for one that there is not; 403 for an operator where backups would be deleted. */
    public Reply<JobsRpc.Queued> run(Caller caller, SchedulesRpc.ScheduleId asked) {
        return find(asked.scheduleId())
                .map(schedule -> run(Wisher.of(caller.actor(), schedule.id()), schedule))
                .orElseGet(() -> Reply.refused(ScheduleQueries.unknown(asked.scheduleId())));
    }

    /** Any job: a backup that names a schedule is a run of it, everything else is ordered as it stands. */
    public Reply<JobsRpc.Queued> run(Caller caller, JobsRpc.Run asked) {
        var id = asked.kind() == JobKind.backup ? scheduleId(asked.options()) : null;
        if (id == null) {
            return jobs.run(caller, asked);
        }
        var errors = unread(asked.options());
        if (!errors.isEmpty()) {
            return Reply.refused(Problem.invalid(errors));
        }
        var schedule = id.isString() ? find(id.getStringValue()) : Optional.<Schedule>empty();
        return schedule.filter(it -> it.hostId().equals(asked.hostId()) && it.kind() == JobKind.backup)
                .map(it -> run(Wisher.of(caller.actor(), it.id()), it))
                .orElseGet(() -> Reply.refused(Problem.invalid("options." + SCHEDULE_ID,
                        "This host has no such backup schedule.")));
    }

    /** As whoever wants it, under all that guards an ordered job. Asks the hub, so never in a transaction. */
    public Reply<JobsRpc.Queued> run(Wisher wisher, Schedule schedule) {
        return jobs.run(wisher, schedule.hostId(), schedule.kind(), options(schedule), schedule.timeoutS());
    }

    private static JobOptions options(Schedule schedule) {
        return switch (schedule.kind()) {
            case backup -> new BackupOptions(schedule.id(), schedule.source());
            case forget -> new ForgetOptions(schedule.retention(), null, null);
            case prune -> read(schedule.options(), PruneOptions.class, new PruneOptions(null, null, null));
            case check -> read(schedule.options(), CheckOptions.class, new CheckOptions(null));
            default -> throw new IllegalStateException("no schedule runs " + schedule.kind());
        };
    }

    private static <T extends JobOptions> T read(@Nullable JsonNode kept, Class<T> type, T none) {
        try {
            return kept == null || kept.isNull() ? none : Json.read(kept, type);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a schedule's options are not what we wrote", e);
        }
    }

    // A source may stand beside it, as the options of a job that was have it; the
    // schedule's own holds.
    private static List<FieldError> unread(@Nullable JsonNode options) {
        var fields = OptionFields.of(options, "options");
        fields.value(SCHEDULE_ID);
        fields.refuseOthers(Set.of("source"));
        return fields.errors();
    }

    private static @Nullable JsonNode scheduleId(@Nullable JsonNode options) {
        var id = options != null && options.isObject() ? options.get(SCHEDULE_ID) : null;
        return id == null || id.isNull() || id.isString() && Objects.equals(id.getStringValue(), "") ? null : id;
    }

    private Optional<Schedule> find(String id) {
        return transactions.<Optional<Schedule>>readSql(connection -> ScheduleTable.find(connection, id));
    }
}
