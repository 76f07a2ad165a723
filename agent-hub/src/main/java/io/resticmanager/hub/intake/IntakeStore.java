package io.resticmanager.hub.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Commits what agents said into the hub's own database, from where the outbox hands it on. Which numbers are new is decided
 * here once more, against the row: a connection that was replaced may have had frames on the way.
 */
@Singleton
final class IntakeStore {

    private final Transactions transactions;

    private final Outbox outbox;

    IntakeStore(@Named("hub") Transactions transactions, @Named("hub") Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** All of them, in their order, in one transaction. */
    void store(List<Delivery> deliveries) {
        transactions.writeSql(connection -> {
            for (var delivery : deliveries) {
                store(connection, delivery);
            }
            return deliveries.size();
        });
    }

    private void store(Connection connection, Delivery delivery) throws SQLException {
        var fresh = delivery.seq() == null || advance(connection, delivery.tokenId(), delivery.seq());
        if (fresh && delivery.intake() != null) {
            add(delivery, delivery.intake());
        }
    }

    private static boolean advance(Connection connection, String tokenId, long seq) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE agent_token SET last_seq = ? WHERE id = ? AND last_seq < ?""")) {
            update.setLong(1, seq);
            update.setString(2, tokenId);
            update.setLong(3, seq);
            return update.executeUpdate() == 1;
        }
    }

    private void add(Delivery delivery, Intake intake) {
        var id = delivery.seq() == null ? Ids.next() : delivery.tokenId() + ":" + delivery.seq();
        outbox.add(Intake.subject(intake.hostId()), id, Json.bytes(intake));
    }
}
