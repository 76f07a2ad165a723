package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A form that starts a job, as it was typed. Its fields are called like the last word of the option that they become, and what is
 * wrong is told at the whole one, as over the API. A backup without {@code adHoc} runs the schedule that it names as that is now,
 * or with the host's last source.
 */
record RunForm(Sent sent) {

    private static final String SCHEDULE = "schedule_id";

    JobKind kind() {
        var name = sent.text("kind");
        return Arrays.stream(JobKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid("kind",
                        "There is no kind of job called '" + name + "'.")));
    }

    /** The one that a backup names; null for none. */
    @Nullable
    String schedule() {
        return Typed.orNull(sent.value(SCHEDULE));
    }

    /** The same without that. */
    RunForm ofNoSchedule() {
        var values = new LinkedHashMap<>(sent.values());
        values.remove(SCHEDULE);
        return new RunForm(new Sent(values, sent.repeated()));
    }

    /** What is shown again; the token stays out. */
    Map<String, String> typed() {
        var typed = new LinkedHashMap<>(sent.values());
        typed.remove("csrfToken");
        return typed;
    }

    /** Whether it takes snapshots away for good. */
    boolean forgetsForReal() {
        return kind() == JobKind.forget && Typed.orNull(sent.value("dry_run")) == null;
    }

    /** The order as far as it can be read, and what can not. */
    record Read(JobsRpc.Run run, List<FieldError> unreadable) {}

    Read read(String hostId) {
        var blanks = new Blanks(sent, RunForm::path);
        var options = options(blanks);
        var timeout = Minutes.timeout(blanks);
        return new Read(new JobsRpc.Run(hostId, kind(), options == null ? null : Json.tree(options),
                timeout), blanks.errors());
    }

    private @Nullable JobOptions options(Blanks blanks) {
        return switch (kind()) {
            case backup -> backup(blanks);
            case forget -> new ForgetOptions(Choices.policy(blanks), blanks.on("dry_run"), null);
            case prune -> new PruneOptions(blanks.text("max_unused"), blanks.text("max_repack_size"),
                    blanks.on("dry_run"));
            case check -> Choices.check(blanks);
            case stats -> new StatsOptions(blanks.text("mode"));
            case init, unlock, snapshots, diff, restore, restore_test -> null;
        };
    }

    private static @Nullable JobOptions backup(Blanks blanks) {
        if (blanks.on("adHoc")) {
            return new BackupOptions(null, Choices.source(blanks));
        }
        var schedule = blanks.text(SCHEDULE);
        return schedule == null ? null : new BackupOptions(schedule, null);
    }

    /** What a field is called over the API. */
    private static String path(String name) {
        return switch (name) {
            case "paths", "excludes", "tags", "one_file_system", "exclude_caches", "upload_limit_kib_s",
                    "read_concurrency", "compression", "use_vss", "before_hook", "after_hook" ->
                "options.source." + name;
            case "keep_last", "keep_hourly", "keep_daily", "keep_weekly", "keep_monthly", "keep_yearly", "keep_within",
                    "keep_tags", "group_by" ->
                "options.retention." + name;
            case "max_unused", "max_repack_size", "dry_run", "read_data_subset", "mode", SCHEDULE -> "options." + name;
            case "depth" -> "options.read_data_subset";
            case "timeout" -> "timeout_s";
            default -> name;
        };
    }
}
