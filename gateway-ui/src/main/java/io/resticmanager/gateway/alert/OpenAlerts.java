package io.resticmanager.gateway.alert;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every page shows of the alerts, so that no page waits for alerts-service: as it last answered. Events only say that it
 * has to be asked again, so no order of them can spoil the counts (ADR 45).
 */
@Singleton
public final class OpenAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAlerts.class);
    private static final Actor WE = Actor.system("gateway");
    private static final AlertsRpc.Query CRITICAL = new AlertsRpc.Query(AlertStatus.open.name(),
            Severity.critical.name(), null, null, 3, null);

    private final Alerts alerts;
    private final ApplicationEventPublisher<AlertsChanged> changes;
    private final AtomicReference<Optional<AlertsNow>> now = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean stirred = new AtomicBoolean(true);

    OpenAlerts(Alerts alerts, ApplicationEventPublisher<AlertsChanged> changes) {
        this.alerts = alerts;
        this.changes = changes;
    }

    /** Empty while alerts-service does not answer: then nobody knows, which is not none. */
    public Optional<AlertsNow> now() {
        return now.get();
    }

    void stir() {
        stirred.set(true);
    }

    /** Asks if something was heard since. False when there was no answer. */
    boolean refreshIfStirred() {
        return !stirred.get() || refresh();
    }

    /** Asks, and tells whoever shows it. False when there was no answer. */
    public synchronized boolean refresh() {
        var heard = stirred.getAndSet(false);
        var before = now.get();
        now.set(ask());
        if (now.get().isEmpty()) {
            stirred.set(true);
        }
        if (now.get().isPresent() || before.isPresent()) {
            changes.publishEvent(new AlertsChanged(heard || !before.equals(now.get())));
        }
        return now.get().isPresent();
    }

    private Optional<AlertsNow> ask() {
        try {
            var counts = alerts.counts(WE);
            return Optional.of(new AlertsNow(counts,
                    counts.critical() == 0 ? List.of() : alerts.list(WE, CRITICAL).items()));
        } catch (ProblemException unanswered) {
            LOG.debug("the alerts were not counted: {}", unanswered.getMessage());
            return Optional.empty();
        }
    }
}
