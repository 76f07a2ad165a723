package io.resticmanager.gateway.apitoken;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Twenty wrong tokens an hour from one address, as for passwords (reliability.md, "Security"); then it is told to wait. */
@Singleton
final class BearerFailures {

    static final int MOST = 20;
    static final Duration WINDOW = Duration.ofHours(1);

    // Addresses are for the asking in IPv6: the oldest are forgotten rather than
    // memory filled.
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };

    BearerFailures(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int failures) {

        boolean runs(Instant now) {
            return now.isBefore(since.plus(WINDOW)) && !now.isBefore(since);
        }
    }

    /** Counts one more, and tells how long the address has to wait; zero while it may try again. */
    synchronized Duration failed(String network) {
        var now = clock.instant();
        var count = Optional.ofNullable(counts.get(network)).filter(before -> before.runs(now))
                .map(before -> new Count(before.since, before.failures + 1)).orElse(new Count(now, 1));
        counts.put(network, count);
        return count.failures > MOST ? Duration.between(now, count.since.plus(WINDOW)) : Duration.ZERO;
    }
}
