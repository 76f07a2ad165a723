package io.resticmanager.hub.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredHubTest {

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatWasPutBackHasAnotherEpochThanAgentsKnow() throws Exception {
        var file = "jdbc:sqlite:" + folder.resolve("hub.db");
        try (var hub = DriverManager.getConnection(file); var statement = hub.createStatement()) {
            statement.executeUpdate("CREATE TABLE hub (epoch TEXT NOT NULL)");
            statement.executeUpdate("INSERT INTO hub VALUES ('as it was')");
        }

        RestoredHub.main(folder.resolve("hub.db").toString());

        assertThat(epoch(file)).matches("[0-9a-f]{32}");
    }

    private static String epoch(String file) throws SQLException {
        try (var hub = DriverManager.getConnection(file);
                var statement = hub.createStatement();
                var found = statement.executeQuery("SELECT epoch FROM hub")) {
            return found.getString(1);
        }
    }
}
