package io.resticmanager.gateway.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.sqlite.Ask;

/** Keys by their purpose. In the database they lie sealed with the key of the data directory: who has the database alone has none of them. */
@Singleton
public final class SealedKeys {

    private final SecretBox box;
    private final Clock clock;

    SealedKeys(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /** Keeps it if there is none for this purpose yet; whether there was none. */
    public boolean addIfMissing(Connection connection, String purpose, String fresh) throws SQLException {
        return Ask.change(connection,
                "INSERT INTO signing_key (purpose, sealed, created_at) VALUES (?, ?, ?) ON CONFLICT (purpose) DO NOTHING",
                purpose, box.seal(fresh, row(purpose)), clock.instant()) > 0;
    }

    /** What is kept for this purpose, in clear. */
    public String open(Connection connection, String purpose) throws SQLException {
        return box.open(Ask.first(connection, rows -> rows.getString(1),
                "SELECT sealed FROM signing_key WHERE purpose = ?", purpose).orElseThrow(), row(purpose));
    }

    static String row(String purpose) {
        return "signing_key/" + purpose;
    }
}
