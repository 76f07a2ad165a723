package io.resticmanager.platform.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.sqlite.Transactions;

@Singleton
@Named("hub")
class GuestList implements Listening {

    private final Transactions transactions;

    GuestList(@Named("hub") Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(Set.of("job.queued"), this::count);
    }

    long visitsOf(String host) {
        return transactions.readSql(connection -> {
            try (var select = connection
                    .prepareStatement("SELECT coalesce(sum(visits), 0) FROM guest WHERE name = ?")) {
                select.setString(1, host);
                try (var rows = select.executeQuery()) {
                    return rows.getLong(1);
                }
            }
        });
    }

    private void count(Event event) {
        if (event instanceof Event.JobQueued queued) {
            transactions.writeSql(connection -> countVisit(connection, queued.hostId()));
        }
    }

    private static int countVisit(Connection connection, String host) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO guest (id, name, visits) VALUES (?, ?, 1)
                ON CONFLICT (name) DO UPDATE SET visits = visits + 1""")) {
            upsert.setString(1, host);
            upsert.setString(2, host);
            return upsert.executeUpdate();
        }
    }
}
