package io.resticmanager.alerts.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.resticmanager.alerts.rule.Words;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.run.Run;
import org.jspecify.annotations.Nullable;

/** What alerts say to people. Times are in UTC and say so. */
final class Sentences {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** More are not counted. */
    private static final int MANY = 1_000;

    private Sentences() {}

    /** A job that ended badly. */
    record Failure(AlertKind kind, String jobId, Instant finishedAt, @Nullable JobError error, boolean contents) {}

    static Words failed(Failure it, @Nullable String schedule) {
        var why = it.error() == null ? "It did not say why." : it.error().message();
        var message = "%s failed on %s: %s%s".formatted(what(it.kind(), schedule), TIME.format(it.finishedAt()), why,
                it.contents() ? " Only a check of all data can show that this is mended." : "");
        return new Words(message, schedule, it.jobId(), null);
    }

    /** @param first the one that is the first of them as far as people were told */
    static Words overdue(Run last, Instant first) {
        var since = "No run of “%s” has come since it was due on %s.".formatted(last.scheduleName(),
                TIME.format(first));
        return new Words(since + since(last, first), last.scheduleName(), null, first);
    }

    private static String since(Run last, Instant first) {
        var missed = last.missed();
        var again = !first.equals(last.dueAt());
        if (missed == null || missed < 2) {
            return again ? " The last one that did not come was due on %s.".formatted(TIME.format(last.dueAt())) : "";
        }
        return " %s in a row were missed%s.".formatted(many(missed),
                again ? ", the last one due on " + TIME.format(last.dueAt()) : "");
    }

    private static String many(int missed) {
        return missed < MANY ? Integer.toString(missed) : "More than %d".formatted(MANY - 1);
    }

    static Words absent(Instant since, boolean seenEver) {
        return new Words((seenEver
                ? "The agent has been silent since %s."
                : "The agent has never connected since the host was enrolled on %s.").formatted(TIME.format(since)),
                null, null, null);
    }

    private static String what(AlertKind kind, @Nullable String schedule) {
        var job = switch (kind) {
            case backup_failed -> "backup";
            case forget_failed -> "forget";
            case prune_failed -> "prune";
            case check_failed -> "check";
            case stale_schedule, agent_offline -> throw new IllegalArgumentException(kind + " is about no job");
        };
        return schedule == null ? "A " + job : "The %s “%s”".formatted(job, schedule);
    }
}
