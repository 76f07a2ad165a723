package io.resticmanager.agent.restic;

import io.resticmanager.contracts.job.JobError;
import org.jspecify.annotations.Nullable;

/** What came of asking restic for something. */
public sealed interface Answer<T> {

    /** One more question, after an answer. */
    @FunctionalInterface
    interface Next<T, U> {

        Answer<U> after(T value) throws InterruptedException;
    }

    /** What came of the next question; of the first when that was not answered. */
    default <U> Answer<U> then(Next<T, U> next) throws InterruptedException {
        return switch (this) {
            case Done<T>(var value, _) -> next.after(value);
            case Failed<T> failed -> failed.cast();
            case Ended<T> ended -> ended.cast();
        };
    }

    record Done<T>(T value, int exitCode) implements Answer<T> {}

    /** The exit code is absent when restic was not even started. */
    record Failed<T>(JobError error, @Nullable Integer exitCode) implements Answer<T> {

        <U> Failed<U> cast() {
            return new Failed<>(error, exitCode);
        }
    }

    /** Ended from outside before it was through. */
    record Ended<T>(Leash.Reason reason, @Nullable Integer exitCode) implements Answer<T> {

        <U> Ended<U> cast() {
            return new Ended<>(reason, exitCode);
        }
    }
}
