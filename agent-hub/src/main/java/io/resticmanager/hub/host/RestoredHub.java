package io.resticmanager.hub.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Tells a {@code hub.db} that was put back from a copy that it is one, where the hub runs alone: agents then say again what they
 * keep, and the hub goes on above the highest revision that any of them knows. To be run while the hub is stopped.
 */
public final class RestoredHub {

    private RestoredHub() {}

    /** @param arguments the file */
    public static void main(String... arguments) throws SQLException {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("name the hub.db that was put back");
            System.exit(2);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
            HubEpoch.renew(connection);
        }
    }
}
