package io.resticmanager.jobs.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.host.HostCame;

/**
 * Hosts that are connected again and have not handed over yet what happened meanwhile: nothing new of theirs is called overdue,
 * for RM_START_GRACE at most. Kept in memory: after a start of this service that grace is everybody's.
 */
@Singleton
class ComingBack {

    private final LedgerSettings settings;
    private final Clock clock;
    private final Map<String, Instant> hosts = new ConcurrentHashMap<>();

    ComingBack(LedgerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void came(HostCame came) {
        hosts.put(came.hostId(), clock.instant());
    }

    /** Its hello was handed over, which comes last of what it had to tell. */
    void told(String host) {
        hosts.remove(host);
    }

    /** As a list in JSON. */
    String hosts() {
        var now = clock.instant();
        hosts.values().removeIf(came -> !now.isBefore(came.plus(settings.startGrace())));
        return Json.text(hosts.keySet());
    }
}
