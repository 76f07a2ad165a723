package io.resticmanager.alerts.rule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What an alert tells a person, and what it is about: the job that failed, or the run that did not come. */
public record Words(String message, @Nullable String scheduleName, @Nullable String jobId, @Nullable Instant dueAt) {

    /** This first, and then the other's sentences; it is about what this is about. */
    Words and(Words other) {
        return new Words(message + " " + other.message(), scheduleName, jobId, dueAt);
    }
}
