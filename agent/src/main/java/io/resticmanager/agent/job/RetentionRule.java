package io.resticmanager.agent.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Retention;
import org.jspecify.annotations.Nullable;

/** What is no policy of retention, and what an append-only repository adds to one. */
final class RetentionRule {

    private static final int MOST = 9_999;
    private static final Set<String> GROUPS = Set.of("host", "paths", "tags");

    private RetentionRule() {}

    /** @return why it is refused; empty when it can be followed */
    static Optional<JobRefusal> refusal(@Nullable Retention policy) {
        if (policy == null || empty(policy)) {
            return refused("retention", "The policy keeps nothing, and such a one is never followed.");
        }
        if (numbers(policy).anyMatch(number -> number < 1 || number > MOST)) {
            return refused("retention", "A policy's numbers are 1 to " + MOST + ".");
        }
        if (policy.keepTags().stream()
                .anyMatch(tag -> tag.isBlank() || tag.codePoints().anyMatch(Character::isISOControl))) {
            return refused("retention.keep_tags", "A tag to keep is empty or has control characters.");
        }
        return Rule.unless(text -> Within.parse(text).isPresent(), policy.keepWithin(), "retention.keep_within",
                "This is no duration such as 1y5m7d2h")
                .or(() -> Rule.unless(RetentionRule::grouping, policy.groupBy(), "retention.group_by",
                        "Groups are made by host, paths and tags, with commas between"));
    }

    private static Optional<JobRefusal> refused(String rule, String message) {
        return Optional.of(new JobRefusal(rule, message));
    }

    private static boolean empty(Retention policy) {
        return numbers(policy).findAny().isEmpty() && policy.keepWithin() == null && policy.keepTags().isEmpty();
    }

    private static Stream<Integer> numbers(Retention policy) {
        return Stream.of(policy.keepLast(), policy.keepHourly(), policy.keepDaily(), policy.keepWeekly(),
                policy.keepMonthly(), policy.keepYearly()).filter(Objects::nonNull);
    }

    private static boolean grouping(String text) {
        var parts = List.of(text.split(",", -1));
        return GROUPS.containsAll(parts) && Set.copyOf(parts).size() == parts.size();
    }

    /** Whether the policy keeps less than the floor, so that it must be added. */
    static boolean needsFloor(Retention policy) {
        return Optional.ofNullable(policy.keepWithin()).flatMap(Within::parse)
                .filter(within -> !within.shorterThan(Within.FLOOR)).isEmpty();
    }

    static Retention withFloor(Retention policy) {
        return new Retention(policy.keepLast(), policy.keepHourly(), policy.keepDaily(), policy.keepWeekly(),
                policy.keepMonthly(), policy.keepYearly(), Within.FLOOR.text(), policy.keepTags(), policy.groupBy());
    }

    /** For people, such as {@code keep-last 3, keep-within 14d}. */
    static String shown(Retention policy) {
        return String.join(", ", Stream.concat(Stream.of(
                part("keep-last", policy.keepLast()), part("keep-hourly", policy.keepHourly()),
                part("keep-daily", policy.keepDaily()), part("keep-weekly", policy.keepWeekly()),
                part("keep-monthly", policy.keepMonthly()), part("keep-yearly", policy.keepYearly()),
                part("keep-within", policy.keepWithin())), policy.keepTags().stream().map(tag -> "keep-tag " + tag))
                .filter(text -> !text.isEmpty()).toArray(String[]::new));
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : name + " " + value;
    }
}
