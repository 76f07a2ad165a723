package io.resticmanager.jobs.queue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.jobs.source.SourceCheck;

/** Reads what a backup reads, from the field {@code source}; what is wrong is told at its own field. */
public final class SourceFields {

    private static final String FIELD = "source";

    private SourceFields() {}

    /** Tidied; empty when it is refused. */
    public static Optional<Source> read(OptionFields options, PathRules rules) {
        var before = options.errors().size();
        var fields = options.within(FIELD);
        if (options.errors().size() > before) {
            return Optional.empty();
        }
        var source = fields(fields).tidied(rules::tidy);
        check(fields, source, rules, options.errors().subList(before, options.errors().size()));
        return options.errors().size() > before ? Optional.empty() : Optional.of(source);
    }

    private static Source fields(OptionFields fields) {
        return new Source(texts(fields, "paths", SourceCheck.MANY), texts(fields, "excludes", SourceCheck.MANY),
                texts(fields, "tags", SourceCheck.TAGS), Boolean.TRUE.equals(fields.flag("one_file_system")),
                Boolean.TRUE.equals(fields.flag("exclude_caches")),
                fields.number("upload_limit_kib_s", 1, SourceCheck.UPLOAD_LIMIT),
                fields.number("read_concurrency", 1, SourceCheck.READERS), fields.text("compression"),
                fields.flag("use_vss"), fields.text("before_hook"), fields.text("after_hook"));
    }

    private static List<String> texts(OptionFields fields, String field, int most) {
        return fields.texts(field, most, "A text is expected here.", _ -> true);
    }

    // Of a list that could not be read whole nothing more is said: its rest has
    // other places than it had.
    private static void check(OptionFields fields, Source source, PathRules rules, List<FieldError> unread) {
        var lists = unread.stream().map(error -> list(error.field())).collect(Collectors.toSet());
        SourceCheck.of(source, rules, fields.full("")).stream()
                .filter(error -> !lists.contains(list(error.field()))).forEach(fields::refuse);
    }

    private static String list(String field) {
        return field.replaceFirst("\\[\\d+]$", "");
    }
}
