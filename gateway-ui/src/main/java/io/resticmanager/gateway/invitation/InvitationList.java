package io.resticmanager.gateway.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** The links, for reading. */
@Singleton
final class InvitationList {

    private static final String SELECT = "SELECT i.id, i.person_id, p.name, p.invited, i.made_by, i.made_at, i.expires_at "
            + "FROM invitation i JOIN person p ON p.id = i.person_id ";

    private final Transactions transactions;

    InvitationList(@Named("gateway") Transactions transactions) {
        this.transactions = transactions;
    }

    /** By the name of the person. */
    List<Invitation> all() {
        return transactions.readSql(
                connection -> Ask.rows(connection, InvitationList::invitation, SELECT + "ORDER BY p.name"));
    }

    Optional<Invitation> one(String id) {
        return transactions.readSql(
                connection -> Ask.first(connection, InvitationList::invitation, SELECT + "WHERE i.id = ?", id));
    }

    /** Empty also when its maker is an administrator no more; the operator of the server stays one. */
    Optional<Invitation> byToken(String hash) {
        return transactions.readSql(
                connection -> Ask.first(connection, InvitationList::invitation, SELECT + "WHERE i.token_hash = ? "
                        + "AND (i.made_by = ? OR EXISTS (SELECT 1 FROM person m WHERE m.name = i.made_by AND m.role = 'admin'))",
                        hash, Invitation.OF_THE_OPERATOR));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(row.getString("id"), row.getString("person_id"), row.getString("name"),
                row.getBoolean("invited"), row.getString("made_by"),
                Objects.requireNonNull(Ask.instant(row, "made_at")),
                Objects.requireNonNull(Ask.instant(row, "expires_at")));
    }
}
