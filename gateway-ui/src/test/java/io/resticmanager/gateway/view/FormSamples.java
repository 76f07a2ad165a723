package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;

/** Forms that were refused, every text in them an attack. */
final class FormSamples {

    private FormSamples() {}

    /** A form of each kind with a mistake in each of its fields, and one that shows nothing where the mistake is. */
    static Stream<FormView> refused() {
        var fields = List.of("paths", "tags", "keep_daily", "keep_within", "max_unused", "read_data_subset", "mode",
                "timeout", "confirm", "depth", "group_by", "compression", "before_hook");
        return Stream.of("backup", "forget", "prune", "check", "stats", "").map(kind -> {
            var typed = new HashMap<String, String>();
            fields.forEach(field -> typed.put(field, HOSTILE));
            if (!kind.isEmpty()) {
                typed.put("kind", kind);
            }
            return new FormView(typed, Problem.invalid(Stream.of("options", "options.source.paths[0]",
                    "options.source.before_hook", "options.retention", "options.retention.keep_daily",
                    "options.retention.keep_tags[0]", "options.max_unused", "options.read_data_subset", "options.mode",
                    "timeout_s", "confirm").map(field -> new FieldError(field, HOSTILE)).toList()));
        });
    }

    /** What leads on stands in the form, or is a form of its own. */
    static List<Remedy> steps() {
        return List.of(new Remedy(HOSTILE, "i-eye", "/jobs/" + ID, null),
                new Remedy(HOSTILE, "i-retry", "/hosts/" + ID + "/jobs", JobKind.snapshots));
    }

    static FormView conflict() {
        return new FormView(Map.of("confirm", HOSTILE), Problem.conflict(HOSTILE));
    }

    static Stream<FormView> refusedAsAWhole() {
        return Stream.of("backup", "forget", "unlock", HOSTILE)
                .map(kind -> new FormView(Map.of("kind", kind), Problem.conflict(HOSTILE)));
    }

    static FormView wrongForm() {
        var errors = Stream.of("name", "tags", "repo_url", "repo_username", "repo_password", "server_password")
                .map(field -> new FieldError(field, HOSTILE))
                .toList();
        return new FormView(Map.of("name", HOSTILE, "expires_in_s", "86400"), Problem.invalid(errors));
    }
}
