package io.resticmanager.hub.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;

/**
 * Tells whether what agents say can be stored. An agent whose frames were refused comes back within minutes and tries again;
 * so its trouble ends with its next frame that is stored, or when it has not tried for {@link #MEMORY}.
 */
@Singleton
final class IntakeVital implements Vital {

    /** Longer than the longest way back of an agent, which is the reconnect spread and one back-off. */
    static final Duration MEMORY = Duration.ofMinutes(5);

    private final Clock clock;

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    IntakeVital(Clock clock) {
        this.clock = clock;
    }

    private record Failure(Instant at, String why) {}

    void failed(Collection<Delivery> deliveries, Throwable why) {
        var failure = new Failure(clock.instant(), String.valueOf(why.getMessage()));
        deliveries.forEach(delivery -> failures.put(delivery.tokenId(), failure));
    }

    void stored(Collection<Delivery> deliveries) {
        if (!failures.isEmpty()) {
            deliveries.forEach(delivery -> failures.remove(delivery.tokenId()));
        }
    }

    @Override
    public List<Condition> conditions() {
        var before = clock.instant().minus(MEMORY);
        failures.values().removeIf(failure -> failure.at().isBefore(before));
        return List.of(failures.values().stream().findAny()
                .map(failure -> ill(failures.size(), failure.why()))
                .orElseGet(() -> new Condition("hub.intake", true, false, "what agents say is stored")));
    }

    // Not needed: agents keep what they say, and all else goes on.
    private static Condition ill(int agents, String why) {
        return new Condition("hub.intake", false, false,
                "what %d agent(s) say can not be stored, they keep it and try again: %s".formatted(agents, why));
    }
}
