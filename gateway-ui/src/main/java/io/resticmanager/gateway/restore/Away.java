package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;

/** The hosts whose agent just now did not answer a look: the hub takes a host for online up to 90 s after its last word. */
@Singleton
final class Away {

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST = 10_000;

    private final Cache<String, Boolean> hosts;

    Away(Clock clock) {
        hosts = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).executor(Runnable::run).build();
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
