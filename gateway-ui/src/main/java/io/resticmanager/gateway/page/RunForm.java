package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A form that starts a job, as it was typed. Its fields are called like the last word of the option that they become, and what is
 * wrong is told at the whole one, as over the API. A backup without {@code adHoc} runs with the host's last source.
 */
record RunForm(Map<String, String> fields) {

    private static final String RETENTION = "options.retention.";
    private static final int MINUTE = 60;

    JobKind kind() {
        try {
            return JobKind.valueOf(Typed.text(fields.get("kind")));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("kind",
                    "There is no kind of job called '" + fields.get("kind") + "'."));
        }
    }

    /** What is shown again; the token stays out. */
    Map<String, String> typed() {
        var typed = new LinkedHashMap<>(fields);
        typed.remove("csrfToken");
        return typed;
    }

    /** Whether it takes snapshots away for good. */
    boolean forgetsForReal() {
        return kind() == JobKind.forget && fields.get("dry_run") == null;
    }

    /** @throws ProblemException with everything that can not be read */
    JobsRpc.Run run(String hostId) {
        var blanks = new Blanks(fields);
        var options = options(blanks);
        var minutes = blanks.number("timeout", "timeout_s");
        blanks.check();
        return new JobsRpc.Run(hostId, kind(), options == null ? null : Json.tree(options),
                minutes == null ? null : Long.valueOf((long) minutes * MINUTE));
    }

    private @Nullable JobOptions options(Blanks blanks) {
        return switch (kind()) {
            case backup -> blanks.on("adHoc") ? new BackupOptions(null, source(blanks)) : null;
            case forget -> new ForgetOptions(retention(blanks), blanks.on("dry_run"), null);
            case prune -> new PruneOptions(blanks.text("max_unused"), blanks.text("max_repack_size"),
                    blanks.on("dry_run"));
            case check -> new CheckOptions(subset(blanks));
            case stats -> new StatsOptions(blanks.text("mode"));
            case init, unlock, snapshots, diff, restore, restore_test -> null;
        };
    }

    private static Source source(Blanks blanks) {
        return new Source(blanks.lines("paths"), blanks.lines("excludes"), blanks.words("tags"),
                blanks.on("one_file_system"), blanks.on("exclude_caches"),
                blanks.number("upload_limit_kib_s", "options.source.upload_limit_kib_s"),
                blanks.number("read_concurrency", "options.source.read_concurrency"), blanks.text("compression"),
                blanks.on("use_vss") ? Boolean.TRUE : null, blanks.text("before_hook"), blanks.text("after_hook"));
    }

    private static Retention retention(Blanks blanks) {
        return new Retention(keep(blanks, "keep_last"), keep(blanks, "keep_hourly"), keep(blanks, "keep_daily"),
                keep(blanks, "keep_weekly"), keep(blanks, "keep_monthly"), keep(blanks, "keep_yearly"),
                blanks.text("keep_within"), blanks.words("keep_tags"), blanks.text("group_by"));
    }

    private static @Nullable Integer keep(Blanks blanks, String name) {
        return blanks.number(name, RETENTION + name);
    }

    private static @Nullable String subset(Blanks blanks) {
        var depth = blanks.text("depth");
        if (depth == null || depth.equals("structure")) {
            return null;
        }
        if (depth.equals("all")) {
            return "100%";
        }
        var subset = blanks.text("read_data_subset");
        if (subset == null) {
            blanks.wrong("options.read_data_subset", "Say which part: 10%, 1/7 or a size such as 5G.");
        }
        return subset;
    }
}
