package io.resticmanager.hub.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.hub.host.Refusals;
import io.resticmanager.platform.secret.Tokens;
import io.resticmanager.platform.sqlite.Transactions;

/** Knows an agent by its token. The look-up is by hash, so that its duration tells nothing about any token. */
@Singleton
final class Identities {

    /** Whose a token is. */
    sealed interface Bearer {

        record Agent(AgentIdentity identity) implements Bearer {}

        /** A token in force, but two machines have it. */
        record Cloned(String hostId) implements Bearer {}

        /** No such token is in force. */
        record Nobody() implements Bearer {}
    }

    private final Transactions transactions;

    private final AtomicLong admissions = new AtomicLong();

    Identities(@Named("hub") Transactions transactions) {
        this.transactions = transactions;
    }

    Bearer of(String token) {
        var hash = Tokens.hash(token);
        return transactions.readSql(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT host.id AS host_id, agent_token.id, host.refused_code
                    FROM agent_token JOIN host ON host.id = agent_token.host_id
                    WHERE agent_token.hash = ? AND agent_token.revoked_at IS NULL""")) {
                select.setString(1, hash);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? bearer(rows) : new Bearer.Nobody();
                }
            }
        });
    }

    private Bearer bearer(ResultSet row) throws SQLException {
        var host = row.getString("host_id");
        return Refusals.CLONE.equals(row.getString("refused_code"))
                ? new Bearer.Cloned(host)
                : new Bearer.Agent(new AgentIdentity(host, row.getString("id"), admissions.incrementAndGet()));
    }
}
