package io.resticmanager.gateway.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows can be shown. No row at all means that there are no hosts only once all were read; until then whoever asks waits a
 * moment, and is then told why they could not be read. Rows of an earlier start are shown at once.
 */
@Singleton
final class FleetReady {

    private static final long PATIENCE_S = 2;

    /** How many hosts there were when all were read, and how long that took. */
    record Reading(int hosts, Duration took) {}

    private final CountDownLatch read = new CountDownLatch(1);
    private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();
    private final AtomicReference<@Nullable Problem> refusal = new AtomicReference<>();
    private final FleetStore store;

    FleetReady(FleetStore store) {
        this.store = store;
    }

    void allRead(Reading reading) {
        last.set(reading);
        read.countDown();
    }

    /** The last time that all were read; empty before the first. */
    Optional<Reading> lastReading() {
        return Optional.ofNullable(last.get());
    }

    void refused(Problem problem) {
        refusal.set(problem);
    }

    /** @throws ProblemException when there are no rows, and nobody knows whether there are hosts */
    void check() {
        if (read.getCount() > 0 && store.isEmpty() && !readSoon()) {
            var problem = refusal.get();
            throw new ProblemException(problem == null
                    ? Problem.unavailable("The hosts have not been read yet.")
                    : problem);
        }
    }

    private boolean readSoon() {
        try {
            return read.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
