package io.resticmanager.gateway.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Those who may sign in, for reading. */
@Singleton
final class Members {

    private static final String SELECT = "SELECT id, name, role, invited, created_at, signed_in_at FROM person ";

    private final Transactions transactions;

    Members(@Named("gateway") Transactions transactions) {
        this.transactions = transactions;
    }

    /** By name. */
    List<Member> all() {
        return transactions.readSql(connection -> Ask.rows(connection, Members::member, SELECT + "ORDER BY name"));
    }

    Optional<Member> one(String id) {
        return transactions.readSql(connection -> Ask.first(connection, Members::member, SELECT + "WHERE id = ?", id));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(row.getString("id"), row.getString("name"), Role.valueOf(row.getString("role")),
                row.getBoolean("invited"), Objects.requireNonNull(Ask.instant(row, "created_at")),
                Ask.instant(row, "signed_in_at"));
    }
}
