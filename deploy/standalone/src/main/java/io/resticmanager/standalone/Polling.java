package io.resticmanager.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks again until there is an answer. */
public final class Polling {

    private static final long EVERY_MS = 100;

    private Polling() {}

    /** @throws CannotStart when there is no answer in time; {@code what} completes the sentence "timed out waiting for" */
    public static <T> T until(String what, Duration atMost, Callable<Optional<T>> question) throws Exception {
        var answer = new CompletableFuture<T>();
        try (var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            var polling = clock.scheduleWithFixedDelay(
                    () -> ask(question, answer), 0, EVERY_MS, TimeUnit.MILLISECONDS);
            try {
                return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new CannotStart(ExitCode.FAILED, "timed out waiting for " + what);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            } finally {
                polling.cancel(true);
            }
        }
    }

    private static <T> void ask(Callable<Optional<T>> question, CompletableFuture<T> answer) {
        try {
            question.call().ifPresent(answer::complete);
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }
}
