package io.resticmanager.platform.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.outbox.OutboxRelay;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.sqlite.Transactions;

/** What every service needs: its broker connection, its database, an outbox that drains, no dead letters. */
@EachBean(ServiceModule.class)
final class ServiceVitals implements Vital {

    private static final Duration BACKLOG = Duration.ofSeconds(60);

    private final String service;
    private final Broker broker;
    private final Transactions transactions;
    private final OutboxRelay relay;

    ServiceVitals(@Parameter ServiceModule module, @Parameter Broker broker, @Parameter Transactions transactions,
            @Parameter OutboxRelay relay) {
        this.service = module.name();
        this.broker = broker;
        this.transactions = transactions;
        this.relay = relay;
    }

    @Override
    public List<Condition> conditions() {
        return List.of(
                condition("broker", true, () -> broker.isConnected() ? well("connected") : ill("away")),
                condition("database", true, this::database),
                condition("outbox", false, this::outbox),
                condition("dead_letters", false, this::deadLetters));
    }

    private record Finding(boolean well, String detail) {}

    private Finding database() {
        return transactions.trouble().map(ServiceVitals::ill)
                .orElseGet(() -> well("SQLite " + transactions.readSql(ServiceVitals::version)));
    }

    private Finding outbox() {
        var delay = relay.delay();
        var detail = "%d waiting, the oldest for %d s".formatted(relay.waiting(), delay.toSeconds());
        return relay.trouble()
                .map(why -> ill(detail + "; they can not be handed on, which is tried again every second: " + why))
                .orElseGet(() -> new Finding(delay.compareTo(BACKLOG) < 0, detail));
    }

    private Finding deadLetters() {
        var count = transactions.<Long>readSql(ServiceVitals::countDead);
        return new Finding(count == 0, count + " given up");
    }

    private static long countDead(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("SELECT count(*) FROM dead_letter")) {
            return rows.getLong(1);
        }
    }

    private static String version(Connection connection) throws SQLException {
        try (var select = connection.createStatement(); var rows = select.executeQuery("SELECT sqlite_version()")) {
            return rows.getString(1);
        }
    }

    private Condition condition(String name, boolean needed, Supplier<Finding> check) {
        var finding = guarded(check);
        return new Condition(service + "." + name, finding.well, needed, finding.detail);
    }

    // What can not be asked is not well, whatever the reason.
    private static Finding guarded(Supplier<Finding> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return ill(String.valueOf(e.getMessage()));
        }
    }

    private static Finding well(String detail) {
        return new Finding(true, detail);
    }

    private static Finding ill(String detail) {
        return new Finding(false, detail);
    }
}
