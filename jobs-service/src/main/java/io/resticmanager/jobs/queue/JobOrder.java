package io.resticmanager.jobs.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.InitOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.NoOptions;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;

/** What is asked for, read and checked; or what is wrong with it. */
sealed interface JobOrder {

    /**
     * How a kind reads its options; backups and restores are read by {@link BackupOrder} and {@link RestoreOrder}, as they need
     * more than their own fields.
     */
    Map<JobKind, Function<OptionFields, JobOptions>> READERS = Map.of(
            JobKind.init, _ -> new InitOptions(),
            JobKind.forget, ForgetOrder::read,
            JobKind.prune, PruneOrder::read,
            JobKind.check, CheckOrder::read,
            JobKind.unlock, _ -> new NoOptions(),
            JobKind.snapshots, _ -> new NoOptions(),
            JobKind.stats, StatsOrder::read,
            JobKind.diff, DiffOrder::read);

    /** Seconds that a job may be given: a minute to a week. */
    long LEAST_TIME = 60;
    long MOST_TIME = 604_800;

    /** Nothing is missing but what only the books can tell. */
    record Ready(JobKind kind, JobOptions options, @Nullable Long timeoutS) implements JobOrder {

        /**
         * Who may order it: what takes backups away for good is for administrators, as is a restore that replaces files or that
         * hands one host's backups to another.
         */
        Role needed() {
            return switch (options) {
                case ForgetOptions(_, var dryRun, _, _, _, _) when !Boolean.TRUE.equals(dryRun) -> Role.admin;
                case PruneOptions(_, _, var dryRun) when !Boolean.TRUE.equals(dryRun) -> Role.admin;
                case RestoreOptions restore when restore.inPlace() || restore.target().hostId() != null -> Role.admin;
                default -> Role.operator;
            };
        }
    }

    /** A backup of what was backed up last. */
    record BackupAsBefore(@Nullable Long timeoutS) implements JobOrder {}

    record Refused(List<FieldError> errors) implements JobOrder {}

    static JobOrder of(JobsRpc.Run asked, PathRules rules) {
        var order = switch (asked.kind()) {
            case backup -> BackupOrder.read(asked.options(), rules);
            case restore -> RestoreOrder.read(asked.options(), rules, asked.hostId());
            default -> read(asked.kind(), asked.options());
        };
        return asked.timeoutS() == null ? order : timed(order, asked.timeoutS());
    }

    static JobOrder refused(String field, String why) {
        return new Refused(List.of(new FieldError(field, why)));
    }

    private static JobOrder read(JobKind kind, @Nullable JsonNode options) {
        var reader = READERS.get(kind);
        if (reader == null) {
            return refused("kind", "This build runs %s; %s is not built yet.".formatted(names(), kind));
        }
        var fields = OptionFields.of(options);
        var read = reader.apply(fields);
        fields.refuseOthers(Set.of());
        return fields.errors().isEmpty() ? new Ready(kind, read, null) : new Refused(fields.errors());
    }

    private static JobOrder timed(JobOrder order, long seconds) {
        var wrong = seconds < LEAST_TIME || seconds > MOST_TIME
                ? List.of(new FieldError("timeout_s", "From 60 to 604,800 seconds: a minute to a week."))
                : List.<FieldError>of();
        return switch (order) {
            case Refused(var errors) -> new Refused(Stream.concat(errors.stream(), wrong.stream()).toList());
            case Ready _,BackupAsBefore _ when !wrong.isEmpty() -> new Refused(wrong);
            case Ready(var kind, var options, _) -> new Ready(kind, options, seconds);
            case BackupAsBefore _ -> new BackupAsBefore(seconds);
        };
    }

    private static String names() {
        var kinds = new TreeSet<>(READERS.keySet());
        kinds.addAll(List.of(JobKind.backup, JobKind.restore));
        return String.join(", ", kinds.stream().map(Enum::name).toList());
    }
}
