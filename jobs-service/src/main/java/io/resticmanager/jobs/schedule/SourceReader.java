package io.resticmanager.jobs.schedule;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.jobs.queue.OptionFields;
import io.resticmanager.jobs.queue.SourceFields;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;

/** Reads what a backup schedule reads, tidied; a path that another one holds already is refused. */
final class SourceReader {

    private static final String FIELD = "source";

    private SourceReader() {}

    static @Nullable Source read(OptionFields fields, PathRules rules) {
        if (fields.value(FIELD) == null) {
            fields.refuse(FIELD + ".paths", "A backup needs at least one path.");
            return null;
        }
        var read = SourceFields.read(fields, rules);
        read.flatMap(source -> Overlap.in(source.paths(), rules == PathRules.WINDOWS)).ifPresent(found -> fields.refuse(
                "%s.paths[%d]".formatted(FIELD, found.index()),
                "%s is already among the paths; leave this one out.".formatted(found.holder())));
        return read.orElse(null);
    }
}
