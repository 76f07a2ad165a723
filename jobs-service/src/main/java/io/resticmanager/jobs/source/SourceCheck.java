package io.resticmanager.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a source before anything is queued, field by field. */
public final class SourceCheck {

    /** Paths, and likewise excludes, of one source. */
    public static final int MANY = 1_000;

    /** The command carries the source to the agent, whose frames end at 256 KiB. */
    static final int BYTES = 128 * 1024;

    public static final int TAGS = 50;
    /** KiB/s. */
    public static final int UPLOAD_LIMIT = 10_000_000;
    /** Files read at once. */
    public static final int READERS = 64;

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:=@/+-]{0,63}");
    private static final Pattern HOOK = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final List<String> COMPRESSIONS = List.of("auto", "off", "max");

    private final String prefix;
    private final PathRules rules;
    private final List<FieldError> errors = new ArrayList<>();

    private SourceCheck(String prefix, PathRules rules) {
        this.prefix = prefix;
        this.rules = rules;
    }

    /** @param prefix where the source stands in the request, as in {@code options.source} */
    public static List<FieldError> of(Source source, PathRules rules, String prefix) {
        var check = new SourceCheck(prefix, rules);
        check.lists(source);
        check.numbers(source);
        check.abilities(source);
        if (check.errors.isEmpty() && Json.bytes(source).length > BYTES) {
            check.refuse("", "This source is too large: all of it together may take 128 KiB.");
        }
        return List.copyOf(check.errors);
    }

    private void lists(Source source) {
        if (source.paths().isEmpty()) {
            refuse(".paths", "A backup needs at least one path.");
        }
        each(".paths", source.paths(), MANY, rules::problemWith);
        each(".excludes", source.excludes(), MANY, this::excludeProblem);
        each(".tags", source.tags(), TAGS, SourceCheck::tagProblem);
        twice(".excludes", source.excludes(), MANY, "pattern");
        twice(".tags", source.tags(), TAGS, "tag");
    }

    private void numbers(Source source) {
        between(".upload_limit_kib_s", source.uploadLimitKibS(), UPLOAD_LIMIT);
        between(".read_concurrency", source.readConcurrency(), READERS);
        if (source.compression() != null && !COMPRESSIONS.contains(source.compression())) {
            refuse(".compression", "Compression is one of auto, off and max.");
        }
    }

    // Taking one that can not be had and leaving it out would be a backup that is
    // not what was
    // asked for.
    private void abilities(Source source) {
        hook(".before_hook", source.beforeHook());
        hook(".after_hook", source.afterHook());
        if (Boolean.TRUE.equals(source.useVss()) && rules != PathRules.WINDOWS) {
            refuse(".use_vss", "Shadow copies exist on Windows only.");
        }
    }

    // Scripts in the host's own hook directory; which of them may run, its policy
    // says.
    private void hook(String field, @Nullable String name) {
        if (name != null && !HOOK.matcher(name).matches()) {
            refuse(field,
                    "A hook is named by 1 to 64 small letters, digits, _ or -, and begins with a letter or digit.");
        }
    }

    private void each(String field, List<String> values, int most, Function<String, Optional<String>> problem) {
        if (values.size() > most) {
            refuse(field, "At most %,d, not %,d.".formatted(most, values.size()));
            return;
        }
        for (var i = 0; i < values.size(); i++) {
            var at = field + "[" + i + "]";
            problem.apply(values.get(i)).ifPresent(why -> refuse(at, why));
        }
    }

    // Of two alike the second is too many; paths within others are found elsewhere.
    private void twice(String field, List<String> values, int most, String what) {
        var seen = new HashSet<String>();
        for (var i = 0; i < values.size() && values.size() <= most; i++) {
            if (!seen.add(values.get(i))) {
                refuse("%s[%d]".formatted(field, i), "This %s is there already; leave it out here.".formatted(what));
            }
        }
    }

    private void between(String field, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            refuse(field, "A number from 1 to %,d.".formatted(most));
        }
    }

    private void refuse(String field, String message) {
        errors.add(new FieldError(prefix + field, message));
    }

    private Optional<String> excludeProblem(String exclude) {
        if (exclude.isBlank()) {
            return Optional.of("An exclude pattern can not be empty.");
        }
        var unseen = Unseen.in(exclude, "An exclude pattern");
        if (unseen.isPresent()) {
            return unseen;
        }
        if (!ExcludePattern.readable(exclude, rules)) {
            return Optional.of("restic can not read this pattern: a [ needs its ], and a \\ something behind it.");
        }
        return exclude.getBytes(StandardCharsets.UTF_8).length > PathRules.LENGTH
                ? Optional.of("An exclude pattern can have at most 4,096 bytes.")
                : Optional.empty();
    }

    private static Optional<String> tagProblem(String tag) {
        if (tag.startsWith("rm-schedule=") || tag.startsWith("rm-job=")) {
            return Optional.of("Tags that begin with rm-schedule= or rm-job= are set by restic-manager itself.");
        }
        return TAG.matcher(tag).matches()
                ? Optional.empty()
                : Optional
                        .of("A tag has 1 to 64 letters, digits or . _ : = @ / + - and begins with a letter or digit.");
    }
}
