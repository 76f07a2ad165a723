package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;

/** The hosts whose agent just now did not answer a look: the hub takes a host for online up to 90 s after its last word. */
@Singleton
final class Away {

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST = 10_000;

    private final Cache<String, Boolean> hosts;

    Away(Clock clock) {
        hosts = Caches.by(clock).maximumSize(MOST).expireAfterWrite(KEPT).build();
    }

    boolean is(HubHost host) {
        return host.presence() != Presence.online || hosts.getIfPresent(host.id()) != null;
    }

    void isNot(HubHost host) {
        hosts.invalidate(host.id());
    }

    void says(HubHost host) {
        hosts.put(host.id(), true);
    }
}
