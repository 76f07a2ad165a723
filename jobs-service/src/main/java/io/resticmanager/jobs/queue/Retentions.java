package io.resticmanager.jobs.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Retention;

/** Reads what is to be kept. A policy that keeps nothing but what is tagged is no policy. */
public final class Retentions {

    private static final int MOST = 9_999;
    private static final int TAGS = 50;
    private static final Pattern TAG = Pattern.compile("[^\\s,\\p{Cntrl}]{1,128}");

    // What a group keeps is its newest, so a group of one keeps all.
    private static final String ALONE = "Each snapshot has a tag of its own, rm-job=…, so in groups by tags each would be "
            + "alone, and nothing would ever be removed. Group by host, or by host and paths.";

    private static final String NOTHING = "This policy keeps nothing. Set at least one rule for what to keep.";

    private static final String BY_TAGS_ALONE = "Tags alone let go of every snapshot without them. Set a number of what to keep "
            + "beside them, or a time within which all is kept.";

    private Retentions() {}

    /** What stands in the field {@code retention}. */
    public static Retention read(OptionFields options) {
        var before = options.errors().size();
        var retention = fields(options.within("retention"));
        if (withoutNumbers(retention) && options.errors().size() == before) {
            options.refuse("retention", retention.keepTags().isEmpty() ? NOTHING : BY_TAGS_ALONE);
        }
        return retention;
    }

    private static Retention fields(OptionFields fields) {
        var groups = fields.text("group_by", "A comma list of host and paths, each at most once.", ResticText::groups);
        if (groups != null && ResticText.groups(groups) && Arrays.asList(groups.split(",")).contains("tags")) {
            fields.refuse("group_by", ALONE);
        }
        return new Retention(fields.number("keep_last", 1, MOST), fields.number("keep_hourly", 1, MOST),
                fields.number("keep_daily", 1, MOST), fields.number("keep_weekly", 1, MOST),
                fields.number("keep_monthly", 1, MOST), fields.number("keep_yearly", 1, MOST),
                fields.text("keep_within", "A duration such as 14d or 1y5m7d2h, in this order.", ResticText::duration),
                tags(fields), groups);
    }

    private static List<String> tags(OptionFields fields) {
        var tags = fields.texts("keep_tags", TAGS, "A tag has 1 to 128 characters, no comma and no space.",
                tag -> TAG.matcher(tag).matches());
        if (Set.copyOf(tags).size() < tags.size()) {
            fields.refuse("keep_tags", "A tag is named twice; leave it out once.");
        }
        return tags;
    }

    private static boolean withoutNumbers(Retention policy) {
        return Stream.of(policy.keepLast(), policy.keepHourly(), policy.keepDaily(),
                policy.keepWeekly(), policy.keepMonthly(), policy.keepYearly(), policy.keepWithin())
                .noneMatch(Objects::nonNull);
    }
}
