package io.resticmanager.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
 * unknown. The worst is told, at risk before unknown, and how many others are at risk.
 */
final class StandingRule {

    private static final DateTimeFormatter SOON = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.UK);
    private static final DateTimeFormatter LATER = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK);
    private static final Duration WEEK = Duration.ofDays(6);

    // Worst first: what fails, what does not come, and what somebody has to look
    // at.
    private enum Trouble {
        failed, missed, left_out, suspect, unknown, none;

        Protection protection() {
            return switch (this) {
                case failed, missed, left_out, suspect -> Protection.at_risk;
                case unknown -> Protection.unknown;
                case none -> Protection.safe;
            };
        }
    }

    private record Verdict(Trouble trouble, @Nullable String reason) {

        Protection protection() {
            return trouble.protection();
        }
    }

    private StandingRule() {}

    /**
     * @param lines one for each enabled schedule of the host
     * @param off the names of its backup schedules that are switched off
     */
    static Standing of(List<Line> lines, List<String> off, Instant now) {
        var verdicts = lines.stream().filter(Line::backup).map(line -> asItIsNow(line, of(line, now))).toList();
        var worst = verdicts.stream().min(Comparator.comparing(Verdict::trouble))
                .orElseGet(() -> new Verdict(Trouble.missed, nothing(off)));
        return new Standing(worst.protection(), reason(worst, verdicts), lines.size(),
                lines.stream().mapToInt(Line::missed).sum(), lines.stream().map(Line::nextDue)
                        .filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null),
                lines.stream().filter(StandingRule::awaited).map(Line::catchUp).filter(Objects::nonNull).toList(),
                worst.trouble() == Trouble.failed);
    }

    // What is at risk beside the worst is counted, or it would be forgotten with
    // it.
    private static @Nullable String reason(Verdict worst, List<Verdict> all) {
        var others = all.stream().filter(verdict -> verdict.protection() == Protection.at_risk).count() - 1;
        return worst.protection() != Protection.at_risk || others < 1
                ? worst.reason()
                : worst.reason() + (others == 1
                        ? " And 1 other backup schedule is at risk."
                        : " And %d other backup schedules are at risk.".formatted(others));
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

    // The good run read what it was told to then.
    private static Verdict asItIsNow(Line line, Verdict ran) {
        return line.grown() && ran.protection() == Protection.safe
                ? new Verdict(Trouble.unknown,
                        line.name() + ": what it backs up was changed; not backed up since.")
                : ran;
    }

    private static Verdict of(Line line, Instant now) {
        var hand = line.byHand();
        if (hand != null && newer(hand, line.last())) {
            return of(line.name(), hand.end());
        }
        return line.last() == null
                ? new Verdict(Trouble.unknown, line.name() + first(line, now))
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
                new Verdict(Trouble.left_out,
                        line.name() + ": its last run was left out. " + RunWords.of(last.reason(), JobKind.backup));
            case due, arrived, missed -> new Verdict(Trouble.missed, line.name() + missed(line.missed()));
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
                    ? new Verdict(Trouble.none, null)
                    : new Verdict(Trouble.suspect, name + ": its last backup is suspect: " + end.doubt());
            case cancelled -> new Verdict(Trouble.left_out, name + ": its last run was cancelled.");
            default -> new Verdict(Trouble.failed,
                    name + " failed: " + Objects.requireNonNullElse(end.error(), "no reason is known."));
        };
    }

    private static String first(Line line, Instant now) {
        if (line.underWay()) {
            return " has not run yet; its first run is under way.";
        }
        var due = line.openSince();
        if (due == null) {
            return " has not run yet.";
        }
        return (due.isAfter(now) ? " has not run yet; first due %s." : " was first due %s, and has not come.")
                .formatted(at(due, line.zone(), now));
    }

    private static String at(Instant due, ZoneId zone, Instant now) {
        var near = Duration.between(now, due).abs().compareTo(WEEK) < 0;
        return "%s, %s".formatted((near ? SOON : LATER).format(due.atZone(zone)), zone);
    }
}
