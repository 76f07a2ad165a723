package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.alerts.fact.Facts;
import io.resticmanager.alerts.rule.Circumstances;
import io.resticmanager.alerts.rule.Decision;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.alerts.rule.Rules;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which observations become alerts. Each is judged and written in one transaction together with its event, in the
 * one that runs already where there is one.
 */
@Singleton
public final class AlertBook {

    private final Transactions transactions;
    private final AlertEvents events;
    private final Facts facts;

    AlertBook(@Named("alerts") Transactions transactions, AlertEvents events, Facts facts) {
        this.transactions = transactions;
        this.events = events;
        this.facts = facts;
    }

    /** A standing alert, for those who look at all of them. */
    public record Stands(Key key, Instant lastSeenAt, long occurrence, @Nullable String groupId) {}

    public void observe(Key key, Observation observation, Circumstances when) {
        observe(key, observation, when, null);
    }

    /** @param group set where many were lost at once */
    public void observe(Key key, Observation observation, Circumstances when, @Nullable Group group) {
        transactions.write(() -> {
            if (facts.over(key.hostId(), key.subject()) && !(observation instanceof Observation.Over)) {
                return;
            }
            transactions.<Boolean>writeSql(connection -> take(connection, key, observation, when, group));
        });
    }

    /** Closes what stands of a host: all of it, or only these kinds. */
    public void over(String host, Set<AlertKind> kinds, Observation.Over over, Circumstances when) {
        transactions.write(() -> transactions
                .<List<AlertRow>>writeSql(connection -> AlertTable.standingOn(connection, host)).stream()
                .filter(row -> kinds.contains(row.alert().kind()))
                .forEach(row -> observe(row.key(), over, when)));
    }

    /** Nothing will ever be heard of the host again. */
    public void forgetHost(String host) {
        transactions.<Boolean>writeSql(connection -> {
            TrailTable.forgetHost(connection, host);
            return true;
        });
    }

    /** Standing alerts tell the new name. */
    public void rename(String host, String name) {
        transactions.<Boolean>writeSql(connection -> {
            AlertTable.rename(connection, host, name);
            return true;
        });
    }

    public List<Stands> standing() {
        return transactions.<List<AlertRow>>readSql(AlertTable::allStanding).stream()
                .map(row -> new Stands(row.key(), row.alert().lastSeenAt(), row.occurrence(), row.groupId())).toList();
    }

    /** How far each trouble has been followed. */
    public Map<Key, Long> followed() {
        return transactions.<Map<Key, Long>>readSql(TrailTable::all);
    }

    /** Resolved ones from before then are of no use any more. */
    public void forgetBefore(Instant limit) {
        transactions.<Integer>writeSql(connection -> AlertTable.forget(connection, limit));
    }

    private boolean take(Connection connection, Key key, Observation observation, Circumstances when,
            @Nullable Group group) throws SQLException {
        var row = AlertTable.standing(connection, key);
        var known = TrailTable.read(connection, key, row.map(AlertRow::standing).orElse(null));
        var quiet = when.quiet() || facts.paused(key.hostId()) || facts.disabled(key.subject());
        var verdict = Rules.decide(known, observation, new Circumstances(when.now(), when.floor(), quiet));
        if (verdict.seen() > known.seen()) {
            TrailTable.seen(connection, key, verdict.seen());
        }
        act(connection, new Work(key, row, when.now(), group), verdict.decision());
        return true;
    }

    private record Work(Key key, Optional<AlertRow> row, Instant now, @Nullable Group group) {}

    private void act(Connection connection, Work work, Decision decision) throws SQLException {
        switch (decision) {
            case Decision.Nothing _ -> {
            }
            case Decision.Raise raise -> raise(connection, work, raise);
            case Decision.Touch touch -> AlertTable.touch(connection, work.row().orElseThrow(), touch, work.now());
            case Decision.Resolve resolve -> {
                var id = work.row().orElseThrow().alert().id();
                AlertTable.resolve(connection, id, work.now(), null, resolve);
                events.resolved(AlertTable.find(connection, id).orElseThrow());
            }
        }
    }

    private void raise(Connection connection, Work work, Decision.Raise raise) throws SQLException {
        var id = Ids.next();
        var flapping = AlertTable.flaps(connection, work.key(), work.now());
        var group = work.group();
        var stands = AlertTable.raise(connection, new AlertTable.Birth(id, work.key(), facts.name(work.key().hostId()),
                work.now(), flapping, group == null ? null : group.id()), raise);
        if (stands.equals(id)) {
            events.raised(AlertTable.find(connection, id).orElseThrow().alert(), group);
        }
    }
}
