package io.resticmanager.jobs.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobPeriod;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads which jobs are asked for. What is empty does not matter, what nobody knows is told at its field. */
@Singleton
final class JobQuestions {

    private final ScheduleNames schedules;
    private final Clock clock;

    JobQuestions(ScheduleNames schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** @param errors what is wrong is added here */
    JobsWanted read(JobsRpc.Query query, List<FieldError> errors) {
        return new JobsWanted(given(query.hostId()), parsed(given(query.kind()), JobKind.values(), "kind", errors),
                parsed(given(query.status()), JobStatus.values(), "status", errors),
                schedule(given(query.scheduleId()), errors), since(given(query.period()), errors),
                words(given(query.q()), errors), cursor(query.cursor(), errors));
    }

    private JobsWanted.@Nullable OfSchedule schedule(@Nullable String id, List<FieldError> errors) {
        if (id == null) {
            return null;
        }
        var found = schedules.find(id).map(owned -> new JobsWanted.OfSchedule(id, owned.hostId()));
        if (found.isEmpty()) {
            errors.add(new FieldError("schedule_id", "There is no such schedule."));
        }
        return found.orElse(null);
    }

    private @Nullable Instant since(@Nullable String word, List<FieldError> errors) {
        var period = JobPeriod.of(word == null ? JobPeriod.all.word() : word);
        if (period.isEmpty()) {
            errors.add(oneOf("period", Stream.of(JobPeriod.values()).map(JobPeriod::word)));
        }
        return period.flatMap(known -> known.since(clock.instant())).orElse(null);
    }

    private static List<String> words(@Nullable String text, List<FieldError> errors) {
        var words = text == null ? List.<String>of() : Stream.of(text.split("\\s+")).distinct().toList();
        if (text != null && text.length() > JobsRpc.Query.MOST_TEXT || words.size() > JobsRpc.Query.MOST_WORDS) {
            errors.add(new FieldError("q", "A text to look for has at most %d characters and %d words."
                    .formatted(JobsRpc.Query.MOST_TEXT, JobsRpc.Query.MOST_WORDS)));
        }
        return words;
    }

    private static @Nullable PageCursor cursor(@Nullable String text, List<FieldError> errors) {
        var cursor = text == null ? null : PageCursor.parse(text).orElse(null);
        if (text != null && cursor == null) {
            errors.add(new FieldError("cursor", "This is not the next_cursor of a page."));
        }
        return cursor;
    }

    private static <E extends Enum<E>> @Nullable E parsed(@Nullable String name, E[] all, String field,
            List<FieldError> errors) {
        var found = Stream.of(all).filter(one -> one.name().equals(name)).findFirst();
        if (name != null && found.isEmpty()) {
            errors.add(oneOf(field, Stream.of(all).map(Enum::name)));
        }
        return found.orElse(null);
    }

    private static FieldError oneOf(String field, Stream<String> words) {
        return new FieldError(field, "A %s is one of %s.".formatted(field, words.collect(Collectors.joining(", "))));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
