package io.resticmanager.alerts.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc.Swept;
import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Well while every owner has answered lately: within three sweeps, so that a restart of one is none of our illness. */
@Singleton
final class SweepVital implements Vital {

    private static final Logger LOG = LoggerFactory.getLogger(SweepVital.class);
    private static final int SWEEPS = 3;

    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, String> silent = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Instant> swept = new AtomicReference<>();
    private final Duration patience;
    private final Instant start;
    private final Clock clock;

    SweepVital(AlertsSettings settings, Clock clock) {
        this.patience = settings.sweepPeriod().multipliedBy(SWEEPS);
        this.start = clock.instant();
        this.clock = clock;
    }

    void heard(String owner) {
        heard.put(owner, clock.instant());
        if (silent.remove(owner) != null) {
            LOG.info("{} answers again", owner);
        }
    }

    // Once per silence: the sweep tries again and again, the log need not say so.
    void silent(String owner, String why) {
        if (silent.put(owner, why) == null) {
            LOG.warn("{} does not answer; what it knows of stays as it is: {}", owner, why);
        }
    }

    /** A sweep has ended that every owner answered. */
    void swept() {
        swept.set(clock.instant());
    }

    /** Whether the last such sweep ended lately. One of the future ended before our clock was set back: nobody knows when. */
    Swept standing() {
        var at = swept.get();
        var lately = at != null && Duration.between(at, clock.instant()).abs().compareTo(patience) <= 0;
        return new Swept(at, lately, lately ? null : why(at));
    }

    private String why(@Nullable Instant at) {
        var since = at == null
                ? "No sweep has gone through since the start at %s".formatted(start)
                : "The last sweep that went through ended at %s".formatted(at);
        return silent.isEmpty()
                ? since + "."
                : since + ": " + silent.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(it -> "%s does not answer: %s".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining("; "));
    }

    @Override
    public List<Condition> conditions() {
        var ill = new ArrayList<String>();
        silent.forEach((owner, why) -> {
            var since = heard.getOrDefault(owner, start);
            if (since.plus(patience).isBefore(clock.instant())) {
                ill.add("%s has not answered since %s: %s".formatted(owner, since, why));
            }
        });
        return List.of(new Condition("alerts.sweep", ill.isEmpty(), false, ill.isEmpty()
                ? "every owner answers"
                : String.join("; ", ill.stream().sorted().toList())));
    }
}
