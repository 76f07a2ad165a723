package io.resticmanager.jobs.stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.resticmanager.contracts.host.HubHost;
import org.jspecify.annotations.Nullable;

/** What the hub tells those who ask it about a host. */
final class HostBook {

    private final Map<String, HubHost> hosts = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    void tell(String host, String name, String os, String hostname, @Nullable String restic) {
        hosts.put(host, new HubHost(host, name, hostname, os, "amd64", List.of(), HubHost.Presence.online, false,
                Instant.now(), null, null, "1.0", restic, false, null, null, "rest:http://127.0.0.1:8000/", 0, 1, "UTC",
                null, null, List.of(), 1L, 1L, null));
    }

    Optional<HubHost> find(String host) {
        questions.incrementAndGet();
        return Optional.ofNullable(hosts.get(host));
    }

    int questions() {
        return questions.get();
    }
}
