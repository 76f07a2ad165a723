package io.resticmanager.hub.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubHost.Refusal;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.hub.credential.RepositoryUrl;
import io.resticmanager.hub.host.HostRow;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a host that are more than a plain value. */
final class Columns {

    private Columns() {}

    static String redacted(@Nullable String url) {
        return url == null ? "" : new RepositoryUrl(url).redacted();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = number(row, column);
        return millis == null ? null : instantOf(millis);
    }

    static Instant instantOf(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    static @Nullable Integer protocol(ResultSet row) throws SQLException {
        var value = number(row, "protocol");
        return value == null ? null : value.intValue();
    }

    static @Nullable Refusal refusal(ResultSet row) throws SQLException {
        var code = row.getString("refused_code");
        return code == null
                ? null
                : new Refusal(code, instantOf(row.getLong("refused_at")), row.getString("refused_why"));
    }

    /** Of those that the agent has got, the ones that it did not refuse. */
    static List<InForce> inForce(ResultSet row) throws SQLException {
        var refused = HostRow.tags(row.getString("config_refused"));
        try {
            return Stream.of(Json.read(row.getString("in_force"), InForce[].class))
                    .filter(it -> refused.stream()
                            .noneMatch(why -> why.startsWith("schedule:" + it.scheduleId() + ":")))
                    .toList();
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the database wrote no such list", e);
        }
    }

    static @Nullable LocalPolicy policy(ResultSet row) throws SQLException {
        var policy = row.getString("policy");
        try {
            return policy == null ? null : Json.read(policy, LocalPolicy.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the hub wrote no such policy", e);
        }
    }
}
