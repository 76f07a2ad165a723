package io.resticmanager.jobs.queue;

import java.util.Locale;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.DiffOptions;

/** Reads which two snapshots are compared; whether the host has them is for the books to say. */
final class DiffOrder {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8,64}");

    private DiffOrder() {}

    static DiffOptions read(OptionFields options) {
        var both = new DiffOptions(id(options, "a"), id(options, "b"));
        if (!both.a().isEmpty() && both.a().equals(both.b())) {
            options.refuse("b", "Name another snapshot here: a snapshot does not differ from itself.");
        }
        return both;
    }

    /** Lower-case digits; empty when it is refused. */
    static String id(OptionFields options, String field) {
        var before = options.errors().size();
        var text = options.text(field);
        if (text == null && options.errors().size() == before) {
            options.refuse(field, "Name a snapshot by 8 to 64 digits of its id.");
        }
        var id = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            options.refuse(field, "A snapshot's id has 8 to 64 digits of 0-9 and a-f.");
        }
        return id;
    }
}
