package io.resticmanager.gateway.page;

import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/** Reads what forms for a single run and forms for a schedule have in common, under the same names of fields. */
final class Choices {

    /** The fields of a policy. */
    static final List<String> RETENTION = List.of("keep_last", "keep_hourly", "keep_daily", "keep_weekly",
            "keep_monthly", "keep_yearly", "keep_within", "keep_tags", "group_by");

    private Choices() {}

    static Source source(Blanks blanks) {
        return new Source(blanks.lines("paths"), blanks.lines("excludes"), blanks.words("tags"),
                blanks.on("one_file_system"), blanks.on("exclude_caches"),
                blanks.number("upload_limit_kib_s"), blanks.number("read_concurrency"), blanks.text("compression"),
                blanks.on("use_vss") ? Boolean.TRUE : null, blanks.text("before_hook"), blanks.text("after_hook"));
    }

    /** What is to be kept; absent when nothing was typed. A group alone is no policy either; that is for the service to say. */
    static @Nullable Retention policy(Blanks blanks) {
        return RETENTION.stream().allMatch(field -> blanks.text(field) == null) ? null : retention(blanks);
    }

    private static Retention retention(Blanks blanks) {
        return new Retention(blanks.number("keep_last"), blanks.number("keep_hourly"), blanks.number("keep_daily"),
                blanks.number("keep_weekly"), blanks.number("keep_monthly"), blanks.number("keep_yearly"),
                blanks.text("keep_within"), blanks.words("keep_tags"), blanks.text("group_by"));
    }

    static CheckOptions check(Blanks blanks) {
        return new CheckOptions(switch (Objects.requireNonNullElse(blanks.text("depth"), "structure")) {
            case "structure" -> null;
            case "all" -> "100%";
            case "part" -> part(blanks);
            default -> {
                blanks.wrong("depth", "Choose the structure, a part of the data or all of it.");
                yield null;
            }
        });
    }

    private static @Nullable String part(Blanks blanks) {
        var subset = blanks.text("read_data_subset");
        if (subset == null) {
            blanks.wrong("read_data_subset", "Say which part: 10%, 1/7 or a size such as 5G.");
        }
        return subset;
    }
}
