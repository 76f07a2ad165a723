package io.resticmanager.gateway.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Change;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What alerts-service answers: it keeps alerts, filters and counts them, and says what happens to them; it raises none by itself. */
@Singleton
@Named("alerts")
public final class FakeAlerts implements Endpoints {

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::status)
            .thenComparing(Comparator.comparing(Alert::raisedAt).reversed())
            .thenComparing(Comparator.comparing(Alert::id).reversed());

    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
    private final Map<String, List<Change>> changes = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private volatile boolean silent;

    FakeAlerts(@Named("alerts") Outbox outbox, @Named("alerts") Transactions transactions, Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Without an event about it. */
    public Alert knows(Alert alert) {
        alerts.put(alert.id(), alert);
        changes.computeIfAbsent(alert.id(), _ -> new CopyOnWriteArrayList<>(
                List.of(new Change(alert.raisedAt(), "raised", null, null))));
        return alert;
    }

    public Alert raises(Alert alert) {
        knows(alert);
        tell(new Event.AlertRaised(Ids.next(), clock.instant(), alert.hostId(), alert.revision(), alert.hostName(),
                alert.id(), alert.kind(), alert.severity(), alert.subject(), alert.message(), alert.raisedAt(), null,
                alert.jobId(), false, null, null));
        return alert;
    }

    /** As when a sweep finds that the trouble is over. */
    public void clears(String id, String reason) {
        resolve(alerts.get(id), null, reason);
    }

    /** Whether it answers nothing but 503. */
    public void silent(boolean now) {
        silent = now;
    }

    public Alert get(String id) {
        return alerts.get(id);
    }

    public void forgetAll() {
        alerts.clear();
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(AlertsRpc.LIST, Role.viewer, (_, ask) -> silent ? gone() : list(ask));
        server.endpoint(AlertsRpc.COUNTS, Role.viewer, (_, _) -> silent ? gone() : Reply.of(counts()));
        server.endpoint(AlertsRpc.HOSTS, Role.viewer, (_, ask) -> silent
                ? gone()
                : Reply.of(new AlertsRpc.HostsAlerts(ask.hostIds().stream().map(this::ofHost).toList())));
        server.endpoint(AlertsRpc.GET, Role.viewer, (_, ask) -> silent ? gone() : story(ask.alertId()));
        server.endpoint(AlertsRpc.ACKNOWLEDGE, Role.operator,
                (caller, ask) -> silent ? gone() : acknowledge(caller, ask.alertId()));
        server.endpoint(AlertsRpc.RESOLVE, Role.operator,
                (caller, ask) -> silent ? gone() : resolve(caller, ask.alertId()));
    }

    private Reply<AlertsRpc.Alerts> list(AlertsRpc.Query ask) {
        if (ask.cursor() != null && !ask.cursor().contains(".")) {
            return Reply.refused(Problem.invalid("cursor", "This is not the next_cursor of a page."));
        }
        var all = alerts.values().stream().filter(alert -> matches(ask, alert)).sorted(ORDER).toList();
        var after = ask.cursor() == null ? null : place(ask.cursor());
        var rest = all.stream().filter(alert -> after == null || ORDER.compare(alert, after) > 0).toList();
        var page = rest.stream().limit(ask.limit()).toList();
        return Reply.of(new AlertsRpc.Alerts(page, rest.size() > page.size() ? cursor(page.getLast()) : null,
                all.size(), all.isEmpty() && !"all".equals(ask.status()) ? elsewhere(ask) : null));
    }

    private AlertsRpc.Elsewhere elsewhere(AlertsRpc.Query ask) {
        return new AlertsRpc.Elsewhere(matching(ask, AlertStatus.open), matching(ask, AlertStatus.acknowledged),
                matching(ask, AlertStatus.resolved));
    }

    private long matching(AlertsRpc.Query ask, AlertStatus status) {
        var of = new AlertsRpc.Query(status.name(), ask.severity(), ask.hostId(), ask.q(), 1, null);
        return alerts.values().stream().filter(alert -> matches(of, alert)).count();
    }

    // Where a page ends, whatever happens meanwhile to the alert that stood there.
    private static String cursor(Alert last) {
        return last.status() + "." + last.raisedAt().toEpochMilli() + "." + last.id();
    }

    private static Alert place(String cursor) {
        var parts = cursor.split("\\.");
        return new Alert(parts[2], "", "", AlertKind.backup_failed, Severity.warning, AlertStatus.valueOf(parts[0]), "",
                null, "", Instant.ofEpochMilli(Long.parseLong(parts[1])), Instant.EPOCH, null, null, null, null, null,
                false, false, null, null, 0);
    }

    private static boolean matches(AlertsRpc.Query ask, Alert alert) {
        var status = ask.status() == null ? "open" : ask.status();
        var text = ask.q() == null ? "" : ask.q().toLowerCase(Locale.ROOT);
        return (status.equals("all") || status.equals(alert.status().name()))
                && (ask.severity() == null || ask.severity().equals(alert.severity().name()))
                && (ask.hostId() == null || ask.hostId().equals(alert.hostId()))
                && Stream.of(text.split(" ")).allMatch(words(alert)::contains);
    }

    private static String words(Alert alert) {
        return String.join("\n", alert.hostName(), alert.message(), alert.kind().name(), alert.kind().title(),
                alert.severity().name()).toLowerCase(Locale.ROOT);
    }

    private AlertsRpc.Counts counts() {
        var dayAgo = clock.instant().minus(Duration.ofDays(1));
        return new AlertsRpc.Counts(count(null, AlertStatus.open, null), count(null, AlertStatus.open,
                Severity.critical), count(null, AlertStatus.acknowledged, null),
                alerts.values().stream().filter(alert -> alert.resolvedAt() != null
                        && alert.resolvedAt().isAfter(dayAgo)).count());
    }

    private AlertsRpc.HostAlerts ofHost(String id) {
        return new AlertsRpc.HostAlerts(id, count(id, AlertStatus.open, null),
                count(id, AlertStatus.open, Severity.critical), count(id, AlertStatus.acknowledged, null));
    }

    private long count(@Nullable String hostId, AlertStatus status, @Nullable Severity severity) {
        return alerts.values().stream().filter(alert -> alert.status() == status
                && (hostId == null || alert.hostId().equals(hostId))
                && (severity == null || alert.severity() == severity)).count();
    }

    private Reply<AlertsRpc.AlertStory> story(String id) {
        var alert = alerts.get(id);
        return alert == null
                ? Reply.refused(Problem.notFound("There is no alert " + id + "."))
                : Reply.of(new AlertsRpc.AlertStory(alert, new ArrayList<>(changes.get(id)), earlier(alert)));
    }

    private List<Alert> earlier(Alert alert) {
        return alerts.values().stream().filter(other -> other.hostId().equals(alert.hostId())
                && other.kind() == alert.kind() && other.subject().equals(alert.subject())
                && other.raisedAt().isBefore(alert.raisedAt()))
                .sorted(Comparator.comparing(Alert::raisedAt).reversed()).limit(20).toList();
    }

    private Reply<Alert> acknowledge(Caller caller, String id) {
        var alert = alerts.get(id);
        if (alert == null || alert.status() == AlertStatus.resolved) {
            return Reply.refused(alert == null
                    ? Problem.notFound("There is no alert " + id + ".")
                    : Problem.conflict("This alert is resolved already."));
        }
        if (alert.status() == AlertStatus.open) {
            var name = caller.actor().name();
            changed(Tales.acknowledged(alert, clock.instant(), name), "acknowledged", name, null);
            tell(new Event.AlertAcknowledged(Ids.next(), clock.instant(), alert.hostId(), alert.revision() + 1,
                    alert.hostName(), id, alert.kind(), alert.severity(), alert.subject(), alert.message(),
                    alert.raisedAt(), name));
        }
        return Reply.of(alerts.get(id));
    }

    private Reply<Alert> resolve(Caller caller, String id) {
        var alert = alerts.get(id);
        if (alert == null) {
            return Reply.refused(Problem.notFound("There is no alert " + id + "."));
        }
        if (alert.status() != AlertStatus.resolved) {
            resolve(alert, caller.actor().name(), null);
        }
        return Reply.of(alerts.get(id));
    }

    private void resolve(Alert alert, @Nullable String by, @Nullable String reason) {
        changed(Tales.resolved(alert, clock.instant(), by), "resolved", by, reason);
        tell(new Event.AlertResolved(Ids.next(), clock.instant(), alert.hostId(), alert.revision() + 1,
                alert.hostName(), alert.id(), alert.kind(), alert.severity(), alert.subject(), alert.message(),
                alert.raisedAt(), by, reason));
    }

    private void changed(Alert alert, String what, @Nullable String by, @Nullable String reason) {
        Instant now = clock.instant();
        alerts.put(alert.id(), alert);
        changes.get(alert.id()).add(new Change(now, what, by, reason));
    }

    private void tell(Event event) {
        transactions.write(() -> outbox.add(event));
    }

    private static <T> Reply<T> gone() {
        return Reply.refused(Problem.unavailable("alerts-service does not answer."));
    }
}
