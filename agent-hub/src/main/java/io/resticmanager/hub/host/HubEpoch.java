package io.resticmanager.hub.host;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells agents that the hub may have forgotten what they know it had. */
public final class HubEpoch {

    private HubEpoch() {}

    /** For a database that was put back from a copy, before a hub opens it. */
    public static void renew(Connection connection) throws SQLException {
        try (var update = connection.createStatement()) {
            update.executeUpdate("UPDATE hub SET epoch = lower(hex(randomblob(16)))");
        }
    }
}
