package io.resticmanager.notifications.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;

/** Well while each digest that is due is written within the time that silent owners get. */
@Singleton
final class DigestVital implements Vital {

    private static final Duration OVERDUE = Digests.PATIENCE.plusMinutes(1);

    private final Digests digests;
    private final Clock clock;

    DigestVital(Digests digests, Clock clock) {
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public List<Condition> conditions() {
        return List.of(condition(digests.askingSince(), clock.instant()));
    }

    static Condition condition(Optional<Instant> askingSince, Instant now) {
        var late = askingSince.filter(since -> since.plus(OVERDUE).isBefore(now));
        return new Condition("notifications.digest", late.isEmpty(), false,
                late.map(since -> "a digest can not be written since %s; the log says why".formatted(since))
                        .orElse(askingSince.isPresent() ? "one is being written" : "none is due"));
    }
}
