package io.resticmanager.hub.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

/** Ten failed enrolments a minute from one address, and no more; reliability.md, "Agents and hub". */
@Singleton
final class FailureThrottle {

    private static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    // Addresses are for the asking in IPv6: the oldest are forgotten rather than
    // memory filled.
    private static final int ADDRESSES = 10_000;

    private final Clock clock;

    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailureThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }

    /** How long this address has to wait; zero when it may try. */
    synchronized Duration patience(String address) {
        var recent = failures.get(address);
        if (recent == null) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        return recent.size() < MOST ? Duration.ZERO : Duration.between(now, recent.getFirst().plus(WINDOW));
    }
}
