package io.resticmanager.gateway.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rows. Whatever is heard of a host only marks it; its row is then made anew from what the owning services answer, so
 * there is no second way in which a row could come about, and no order of events that could spoil one. What can not be
 * asked stays marked.
 */
@Singleton
public final class FleetKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(FleetKeeper.class);
    private static final Actor WE = Actor.system("gateway");
    private static final int BATCH = 200;
    private static final Duration DUE_EVERY = Duration.ofMinutes(1);

    private final FleetSource source;
    private final FleetStore store;
    private final FleetReady ready;
    private final ApplicationEventPublisher<FleetChanged> changes;
    private final Clock clock;
    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private Instant dueMarkedAt = Instant.EPOCH;

    FleetKeeper(FleetSource source, FleetStore store, FleetReady ready,
            ApplicationEventPublisher<FleetChanged> changes, Clock clock) {
        this.source = source;
        this.store = store;
        this.ready = ready;
        this.changes = changes;
        this.clock = clock;
    }

    /** Something about this host has changed; its row follows soon. */
    public void mark(String hostId) {
        marked.add(hostId);
    }

    /** Makes the rows of the marked hosts anew. False when somebody did not answer; then they stay marked. */
    public synchronized boolean refresh() {
        var answered = true;
        while (answered && !marked.isEmpty()) {
            answered = refresh(marked.stream().limit(BATCH).toList());
        }
        return answered;
    }

    /**
     * Marks the hosts whose next run has passed, at most once a minute: no event tells of a time that passes. One that stands in
     * the past for good, as while jobs-service is behind, is asked for once a minute and no more.
     */
    public synchronized void markDue() {
        var now = clock.instant();
        if (Duration.between(dueMarkedAt, now).abs().compareTo(DUE_EVERY) >= 0) {
            dueMarkedAt = now;
            marked.addAll(store.due(now));
        }
    }

    /** Makes all rows anew. False when the hub did not answer; then it has to be done again. */
    public synchronized boolean rebuild() {
        try {
            var from = System.nanoTime();
            var gone = new HashSet<>(store.ids());
            var hosts = 0;
            var cursor = "";
            while (cursor != null) {
                var page = source.page(WE, cursor);
                put(page.hosts());
                hosts += page.hosts().size();
                page.hosts().forEach(host -> gone.remove(host.hub().id()));
                cursor = page.next();
                // Whoever looks at a host need not wait until thousands of others are done.
                refresh();
            }
            tell(store.remove(gone));
            ready.allRead(new FleetReady.Reading(hosts, Duration.ofNanos(System.nanoTime() - from)));
            return true;
        } catch (ProblemException unanswered) {
            ready.refused(unanswered.problem());
            LOG.debug("the read model was not made anew: {}", unanswered.getMessage());
            return false;
        }
    }

    private boolean refresh(List<String> ids) {
        ids.forEach(marked::remove);
        try {
            var found = source.existing(WE, ids);
            var gone = new HashSet<>(ids);
            found.forEach(host -> gone.remove(host.hub().id()));
            tell(store.remove(gone));
            return put(found);
        } catch (ProblemException unanswered) {
            marked.addAll(ids);
            return false;
        }
    }

    // Rows that lack what jobs-service knows are better than old ones, and are made
    // again.
    private boolean put(List<FleetHost> hosts) {
        tell(store.put(hosts));
        var lacking = hosts.stream().filter(host -> host.jobs() == null).map(host -> host.hub().id()).toList();
        marked.addAll(lacking);
        return lacking.isEmpty();
    }

    private void tell(List<String> hostIds) {
        hostIds.forEach(id -> changes.publishEvent(new FleetChanged(id)));
    }
}
