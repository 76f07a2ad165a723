package io.resticmanager.gateway.user;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;

/** Hashing is slow and hungry by design: two run at once, sixteen wait, and who comes then is asked to come again. */
@Singleton
final class HashingQueue {

    static final int AT_ONCE = 2;
    static final int WAITING = 16;

    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    boolean full() {
        return places.availablePermits() == 0;
    }

    <T> T run(Supplier<T> hashing) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.unavailable("Too many people are signing in at once. Try again shortly."),
                    Duration.ofSeconds(2));
        }
        try {
            running.acquireUninterruptibly();
            try {
                return hashing.get();
            } finally {
                running.release();
            }
        } finally {
            places.release();
        }
    }
}
