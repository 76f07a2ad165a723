package io.resticmanager.gateway.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Storages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every page shows of this server's own disks. Each service is asked for its own, in one process or in five; nothing is
 * stored of it, as that is what may not be possible. Whoever does not answer counts as it was: silence is no sign of room.
 */
@Singleton
public final class ServerDisks {

    private static final Logger LOG = LoggerFactory.getLogger(ServerDisks.class);
    private static final List<Entry<String, String>> SERVICES = List.of(Map.entry("gateway", "gateway-ui"),
            Map.entry("hub", "agent-hub"), Map.entry("jobs", "jobs-service"), Map.entry("alerts", "alerts-service"),
            Map.entry("notifications", "notifications-service"));

    private final Storages storages;
    private final ApplicationEventPublisher<DisksChanged> changes;
    private final Map<String, ServiceDisk> known = new ConcurrentHashMap<>();
    private volatile List<ServiceDisk> ill = List.of();

    ServerDisks(Storages storages, ApplicationEventPublisher<DisksChanged> changes) {
        this.storages = storages;
        this.changes = changes;
    }

    /** Those that somebody has to do something about, in the order of the services. */
    public List<ServiceDisk> ill() {
        return ill;
    }

    /** How many services keep something. */
    public static int services() {
        return SERVICES.size();
    }

    /** Asks all, and tells the pages when something is another than before. */
    @Scheduled(initialDelay = "3s", fixedDelay = "10s")
    public synchronized void refresh() {
        askAll().forEach(disk -> known.put(disk.service(), disk));
        var found = SERVICES.stream().map(service -> known.get(service.getValue()))
                .filter(disk -> disk != null && disk.ill()).toList();
        if (!found.equals(ill)) {
            ill = found;
            changes.publishEvent(new DisksChanged());
        }
    }

    private List<ServiceDisk> askAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<CompletableFuture<Optional<ServiceDisk>>>();
            for (var service : SERVICES) {
                asked.add(CompletableFuture.supplyAsync(() -> ask(service), threads));
            }
            return asked.stream().flatMap(answer -> answer.join().stream()).toList();
        }
    }

    private Optional<ServiceDisk> ask(Entry<String, String> service) {
        try {
            return Optional.of(new ServiceDisk(service.getValue(), storages.of(service.getKey())));
        } catch (ProblemException unanswered) {
            LOG.debug("the disk of {} is not known: {}", service.getValue(), unanswered.getMessage());
            return Optional.empty();
        }
    }
}
