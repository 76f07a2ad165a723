package io.resticmanager.jobs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** Hosts that nobody answered for, and when to try them again unasked: after a second, twice as long each time, a minute at most. */
@Singleton
final class Misses {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, Miss> hosts = new ConcurrentHashMap<>();

    private record Miss(Duration pause, Instant until) {

        static Miss first(Instant now) {
            return after(Duration.ofSeconds(1), now);
        }

        Miss next(Instant now) {
            var longer = pause.multipliedBy(2);
            return after(longer.compareTo(LONGEST) > 0 ? LONGEST : longer, now);
        }

        private static Miss after(Duration pause, Instant now) {
            return new Miss(pause, now.plus(pause));
        }
    }

    void missed(String host, Instant now) {
        hosts.compute(host, (_, before) -> before == null ? Miss.first(now) : before.next(now));
    }

    void answered(String host) {
        hosts.remove(host);
    }

    boolean worthTrying(String host, Instant now) {
        var miss = hosts.get(host);
        return miss == null || !now.isBefore(miss.until());
    }
}
