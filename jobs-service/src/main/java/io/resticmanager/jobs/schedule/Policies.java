package io.resticmanager.jobs.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Several policies as the one that a forget takes: it keeps in each group what any of them would keep. Grouped as all of them
 * say, or else by host and paths, which makes the most groups.
 */
final class Policies {

    private static final Pattern SPAN = Pattern.compile("(\\d+)([ymdh])");
    private static final List<String> UNITS = List.of("y", "m", "d", "h");

    private Policies() {}

    static Optional<Retention> together(List<Retention> policies) {
        return policies.stream().reduce(Policies::both);
    }

    private static Retention both(Retention a, Retention b) {
        return new Retention(most(a, b, Retention::keepLast), most(a, b, Retention::keepHourly),
                most(a, b, Retention::keepDaily), most(a, b, Retention::keepWeekly),
                most(a, b, Retention::keepMonthly), most(a, b, Retention::keepYearly),
                longest(a.keepWithin(), b.keepWithin()),
                Stream.of(a.keepTags(), b.keepTags()).flatMap(Collection::stream).distinct().toList(),
                Objects.equals(a.groupBy(), b.groupBy()) ? a.groupBy() : null);
    }

    private static @Nullable Integer most(Retention a, Retention b, Function<Retention, @Nullable Integer> rule) {
        var one = rule.apply(a);
        var other = rule.apply(b);
        return one == null || other == null ? one == null ? other : one : Integer.valueOf(Math.max(one, other));
    }

    // How many days a month has depends on which: the larger of each unit is at
    // least as long as either.
    private static @Nullable String longest(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        var longest = new StringBuilder();
        for (var unit : UNITS) {
            var count = Math.max(count(a, unit), count(b, unit));
            longest.append(count == 0 ? "" : count + unit);
        }
        return longest.isEmpty() ? a : longest.toString();
    }

    private static long count(String span, String unit) {
        return SPAN.matcher(span).results().filter(part -> part.group(2).equals(unit))
                .mapToLong(part -> Long.parseLong(part.group(1))).sum();
    }
}
