package io.resticmanager.platform.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.outbox.OutboxRelay;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** What every service has: a line to the broker, an outbox, letters that nobody could read, a database and room for it. */
@EachBean(ServiceModule.class)
final class ServiceFigures implements Figures {

    private static final Family BROKER = Family.gauge("broker_connected", "1 while the service reaches the broker.");
    private static final Family WAITING = Family.gauge("outbox_events",
            "Events that the broker does not have yet.");
    private static final Family OLDEST = Family.gauge("outbox_oldest_seconds",
            "How long the oldest of them has waited.");
    private static final Family DEAD = Family.gauge("dead_letters", "Events that were given up after the tenth try.");
    private static final Family DATABASE = Family.gauge("database_bytes", "What the database's file takes.");
    private static final Family FREE = Family.gauge("data_dir_free_bytes", "Room where the data directory is.");

    private final String service;
    private final Broker broker;
    private final OutboxRelay relay;
    private final Transactions transactions;
    private final DataDir data;

    ServiceFigures(@Parameter ServiceModule module, @Parameter Broker broker, @Parameter OutboxRelay relay,
            @Parameter Transactions transactions, DataDir data) {
        this.service = module.name();
        this.broker = broker;
        this.relay = relay;
        this.transactions = transactions;
        this.data = data;
    }

    @Override
    public String source() {
        return service + ".service";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                of(BROKER, broker.isConnected() ? 1 : 0),
                of(WAITING, relay.waiting()),
                of(OLDEST, relay.delay().toMillis() / 1000.0),
                of(DEAD, number("SELECT count(*) FROM dead_letter")),
                of(DATABASE, number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")),
                of(FREE, free()));
    }

    private Figure of(Family family, double value) {
        return family.of(value, "service", service);
    }

    private long number(String sql) {
        return transactions.<Long>readSql(
                connection -> Ask.first(connection, rows -> rows.getLong(1), sql).orElseThrow());
    }

    private long free() {
        try {
            return Files.getFileStore(data.path()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
