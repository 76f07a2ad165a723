package io.resticmanager.hub.connection;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.Tokens;
import io.resticmanager.platform.sqlite.Transactions;

/** Knows an agent by its token. The look-up is by hash, so that its duration tells nothing about any token. */
@Singleton
final class Identities {

    private final Transactions transactions;

    Identities(@Named("hub") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Empty when no such token is in force. */
    Optional<AgentIdentity> of(String token) {
        var hash = Tokens.hash(token);
        return transactions.readSql(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT host_id, id FROM agent_token WHERE hash = ? AND revoked_at IS NULL""")) {
                select.setString(1, hash);
                try (var rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new AgentIdentity(rows.getString("host_id"), rows.getString("id")))
                            : Optional.<AgentIdentity>empty();
                }
            }
        });
    }
}
