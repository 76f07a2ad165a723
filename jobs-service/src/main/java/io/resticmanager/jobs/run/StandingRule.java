package io.resticmanager.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.Protection;
import org.jspecify.annotations.Nullable;

/**
 * How a host stands: safe when it has an enabled backup schedule and the latest due run of each ended well, and nobody has to
 * look at it. A run by hand after it counts as well. What it backs up only since an edit has to be backed up, too: until then it is
 * unknown. At risk goes before unknown.
 */
final class StandingRule {

    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.UK);
    private static final DateTimeFormatter LATER = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK);
    private static final Duration WEEK = Duration.ofDays(6);

    private record Verdict(Protection protection, @Nullable String reason) {}

    private StandingRule() {}

    /**
     * @param lines one for each enabled schedule of the host
     * @param off the names of its backup schedules that are switched off
     */
    static Standing of(List<Line> lines, List<String> off, Instant now) {
        var worst = lines.stream().filter(Line::backup).map(line -> asItIsNow(line, of(line, now)))
                .min(Comparator.comparing(verdict -> severity(verdict.protection())))
                .orElseGet(() -> risk(nothing(off)));
        return new Standing(worst.protection(), worst.reason(), lines.size(),
                lines.stream().mapToInt(Line::missed).sum(), lines.stream().map(Line::nextDue)
                        .filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null),
                lines.stream().filter(StandingRule::awaited).map(Line::catchUp).filter(Objects::nonNull).toList());
    }

    // What the agent told of, done or left out, it does not make up for any more.
    private static boolean awaited(Line line) {
        return line.missed() > 0 && line.last() != null && line.last().state() == RunState.due;
    }

    private static String nothing(List<String> off) {
        return switch (off.size()) {
            case 0 -> "No backup schedule.";
            case 1 -> "Its only backup schedule, %s, is switched off.".formatted(off.getFirst());
            default -> "All %d backup schedules are switched off.".formatted(off.size());
        };
    }

    private static int severity(Protection protection) {
        return switch (protection) {
            case at_risk -> 0;
            case unknown -> 1;
            case safe -> 2;
        };
    }

    // The good run read what it was told to then.
    private static Verdict asItIsNow(Line line, Verdict ran) {
        return line.grown() && ran.protection() == Protection.safe
                ? new Verdict(Protection.unknown,
                        line.name() + ": what it backs up was changed; not backed up since.")
                : ran;
    }

    private static Verdict of(Line line, Instant now) {
        var hand = line.byHand();
        if (hand != null && newer(hand, line.last())) {
            return of(line.name(), hand.end());
        }
        return line.last() == null
                ? new Verdict(Protection.unknown, line.name() + " has not run yet" + first(line, now))
                : of(line, line.last());
    }

    private static boolean newer(Line.ByHand hand, Line.@Nullable Last last) {
        if (last == null) {
            return true;
        }
        return last.end() == null ? !hand.queuedAt().isBefore(last.dueAt()) : hand.end().order() > last.end().order();
    }

    private static Verdict of(Line line, Line.Last last) {
        return switch (last.state()) {
            case ended -> of(line.name(), Objects.requireNonNull(last.end(), "it has ended"));
            case skipped ->
                risk(line.name() + ": its last run was left out. " + RunWords.of(last.reason(), JobKind.backup));
            case due, arrived, missed -> risk(line.name() + missed(line.missed()));
        };
    }

    // None since the last that came: a later one is under way.
    private static String missed(int runs) {
        return switch (runs) {
            case 0 -> ": its last run did not come; the next one is under way.";
            case 1 -> " missed a run.";
            default -> " missed " + runs + " runs.";
        };
    }

    private static Verdict of(String name, Line.End end) {
        return switch (end.status()) {
            case succeeded -> end.doubt() == null
                    ? new Verdict(Protection.safe, null)
                    : risk(name + ": its last backup is suspect: " + end.doubt());
            case cancelled -> risk(name + ": its last run was cancelled.");
            default -> risk(name + " failed: " + Objects.requireNonNullElse(end.error(), "no reason is known."));
        };
    }

    private static Verdict risk(String reason) {
        return new Verdict(Protection.at_risk, reason);
    }

    private static String first(Line line, Instant now) {
        var due = line.nextDue();
        if (due == null) {
            return ".";
        }
        var format = Duration.between(now, due).compareTo(WEEK) < 0 ? SOON : LATER;
        return "; first due %s, %s.".formatted(format.format(due.atZone(line.zone())), line.zone());
    }
}
