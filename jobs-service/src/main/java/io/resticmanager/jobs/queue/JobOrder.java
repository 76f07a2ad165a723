package io.resticmanager.jobs.queue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.jobs.source.SourceCheck;
import org.jspecify.annotations.Nullable;

/** What is asked for, read and checked; or what is wrong with it. */
sealed interface JobOrder {

    /** The kinds that agents of this build run. */
    Set<JobKind> BUILT = new TreeSet<>(Set.of(JobKind.init, JobKind.backup, JobKind.snapshots));

    /** Nothing is missing. {@code source} is there for a backup of what the order itself names. */
    record Plain(JobKind kind) implements JobOrder {}

    /** A backup of these paths. */
    record Backup(Source source) implements JobOrder {}

    /** A backup of what was backed up last. */
    record BackupAsBefore() implements JobOrder {}

    record Refused(Problem problem) implements JobOrder {}

    static JobOrder of(JobKind kind, @Nullable JsonNode options, PathRules rules) {
        if (!BUILT.contains(kind)) {
            return new Refused(Problem.invalid("kind", "This build runs %s; %s is not built yet.".formatted(
                    String.join(", ", BUILT.stream().map(Enum::name).toList()), kind)));
        }
        try {
            return kind == JobKind.backup ? backup(read(options, BackupOptions.class), rules) : plain(kind, options);
        } catch (Json.Malformed _) {
            return new Refused(Problem.invalid("options", "These are not the options of a %s job.".formatted(kind)));
        }
    }

    private static JobOrder plain(JobKind kind, @Nullable JsonNode options) throws Json.Malformed {
        read(options, kind.options());
        return new Plain(kind);
    }

    private static JobOrder backup(BackupOptions options, PathRules rules) {
        if (options.scheduleId() != null) {
            return new Refused(Problem.invalid("options.schedule_id", "This build has no schedules."));
        }
        if (options.source() == null) {
            return new BackupAsBefore();
        }
        var source = tidied(options.source(), rules);
        List<FieldError> errors = SourceCheck.of(source, rules, "options.source");
        return errors.isEmpty() ? new Backup(source) : new Refused(Problem.invalid(errors));
    }

    private static Source tidied(Source source, PathRules rules) {
        return new Source(source.paths().stream().map(rules::tidy).toList(), source.excludes(), source.tags(),
                source.oneFileSystem(), source.excludeCaches(), source.uploadLimitKibS(), source.readConcurrency(),
                source.compression(), source.useVss(), source.beforeHook(), source.afterHook());
    }

    private static <T> T read(@Nullable JsonNode options, Class<T> type) throws Json.Malformed {
        return options == null ? Json.read("{}", type) : Json.read(options, type);
    }
}
