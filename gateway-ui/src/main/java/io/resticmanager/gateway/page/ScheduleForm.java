package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The form of a schedule, as it was typed. Its fields are called like the last word of what they become, and what is wrong is
 * told at the whole one, as over the API. Spans of time are minutes, or seconds with an s behind them.
 */
record ScheduleForm(Sent sent) {

    static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check);

    private static final List<String> SOURCE = List.of("paths", "excludes", "tags", "one_file_system",
            "exclude_caches", "upload_limit_kib_s", "read_concurrency", "compression", "use_vss", "before_hook",
            "after_hook");
    private static final List<String> OPTIONS = List.of("max_unused", "max_repack_size", "dry_run", "read_data_subset");

    JobKind kind() {
        return kind(sent.text("kind"));
    }

    static JobKind kind(String name) {
        return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid("kind",
                        "A schedule runs one of backup, forget, prune and check.")));
    }

    /** What is shown again; the token stays out. */
    Map<String, String> typed() {
        var typed = new LinkedHashMap<>(sent.values());
        typed.remove("csrfToken");
        return typed;
    }

    /** Whether it only asks when it would run. */
    boolean previews() {
        return !sent.text("preview").isBlank() || !preset().isBlank();
    }

    /** The usual line that was chosen instead of typing one; empty for none. */
    String preset() {
        return sent.text("preset");
    }

    /** The schedule as far as it can be read, and what can not. */
    record Read(ScheduleWish wish, List<FieldError> unreadable) {}

    /** @param stored the options of the schedule that is changed: those that have no field here stay. Null for a new one */
    Read read(JobKind kind, @Nullable JsonNode stored) {
        var blanks = new Blanks(sent, ScheduleForm::path);
        var backup = kind == JobKind.backup;
        var wish = new ScheduleWish(blanks.text("name"), kind, blanks.on("enabled"), blanks.text("cron"),
                blanks.text("time_zone"), Minutes.jitter(blanks), blanks.on("run_missed"),
                backup ? Choices.source(blanks) : null, retention(kind, blanks), options(kind, blanks, stored),
                blanks.on("treat_warnings_as_failure"), Minutes.timeout(blanks),
                backup ? blanks.number("suspect_shrink_percent") : null);
        return new Read(wish, blanks.errors());
    }

    /** The revision that was edited. */
    long revision() {
        var text = sent.text("revision");
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(
                    Problem.invalid("revision", "The form does not say what it edits. Load it again."));
        }
        return Long.parseLong(text);
    }

    private static @Nullable Retention retention(JobKind kind, Blanks blanks) {
        return kind == JobKind.backup || kind == JobKind.forget ? Choices.policy(blanks) : null;
    }

    private static @Nullable JsonNode options(JobKind kind, Blanks blanks, @Nullable JsonNode stored) {
        return switch (kind) {
            case prune -> over(stored, Json.tree(new PruneOptions(blanks.text("max_unused"),
                    blanks.text("max_repack_size"), blanks.on("dry_run") ? Boolean.TRUE : null)));
            case check -> over(stored, Json.tree(Choices.check(blanks)));
            default -> null;
        };
    }

    private static JsonNode over(@Nullable JsonNode stored, JsonNode typed) {
        var all = new LinkedHashMap<String, JsonNode>();
        typed.entries().forEach(option -> all.put(option.getKey(), option.getValue()));
        if (stored != null && stored.isObject()) {
            stored.entries().forEach(option -> {
                if (!OPTIONS.contains(option.getKey())) {
                    all.put(option.getKey(), option.getValue());
                }
            });
        }
        return JsonNode.createObjectNode(all);
    }

    /** What a field is called over the API. */
    private static String path(String name) {
        if (SOURCE.contains(name)) {
            return "source." + name;
        }
        if (Choices.RETENTION.contains(name)) {
            return "retention." + name;
        }
        return switch (name) {
            case "max_unused", "max_repack_size", "dry_run", "read_data_subset" -> "options." + name;
            case "depth" -> "options.read_data_subset";
            case "timeout", "jitter" -> name + "_s";
            default -> name;
        };
    }
}
