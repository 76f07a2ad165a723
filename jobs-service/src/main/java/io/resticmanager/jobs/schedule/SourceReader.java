package io.resticmanager.jobs.schedule;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.queue.OptionFields;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.jobs.source.SourceCheck;
import org.jspecify.annotations.Nullable;

/** Reads what a backup schedule reads, tidied; a path that another one holds already is refused. */
final class SourceReader {

    private static final String FIELD = "source";

    private SourceReader() {}

    static @Nullable Source read(OptionFields fields, PathRules rules) {
        var node = fields.value(FIELD);
        if (node == null) {
            fields.refuse(FIELD + ".paths", "A backup needs at least one path.");
            return null;
        }
        try {
            return checked(fields, Json.read(node, Source.class).tidied(rules::tidy), rules);
        } catch (Json.Malformed _) {
            fields.refuse(FIELD, "This is not a source: paths, excludes and tags are lists of texts.");
            return null;
        }
    }

    private static Source checked(OptionFields fields, Source source, PathRules rules) {
        var errors = SourceCheck.of(source, rules, FIELD);
        errors.forEach(error -> fields.refuse(error.field(), error.message()));
        if (errors.isEmpty()) {
            Overlap.in(source.paths(), rules == PathRules.WINDOWS).ifPresent(found -> fields.refuse(
                    "%s.paths[%d]".formatted(FIELD, found.index()),
                    "%s is already among the paths; leave this one out.".formatted(found.holder())));
        }
        return source;
    }
}
