package io.resticmanager.gateway.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.gateway.key.SealedKeys;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The key that rows are chained with (HMAC-SHA-256, 256 bits), minted together with the first checkpoint and its file: once there is a key, a log
 * without them was tampered with.
 */
@Singleton
final class ChainKey {

    static final String ALGORITHM = "HmacSHA256";

    private static final String PURPOSE = "audit-chain";
    private static final int BYTES = 32;

    private final Transactions transactions;
    private final SealedKeys keys;
    private final CheckpointKey signer;
    private final CheckpointFile file;
    private final Clock clock;
    private volatile @Nullable SecretKey key;
    private volatile boolean minted;

    ChainKey(@Named("gateway") Transactions transactions, SealedKeys keys, CheckpointKey signer, CheckpointFile file,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.signer = signer;
        this.file = file;
        this.clock = clock;
    }

    @PostConstruct
    void mintOnce() {
        var text = transactions.<String>writeSql(connection -> {
            minted = keys.addIfMissing(connection, PURPOSE, fresh());
            if (minted) {
                begin(connection);
            }
            return keys.open(connection, PURPOSE);
        });
        key = new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
    }

    SecretKey key() {
        return Objects.requireNonNull(key, "read at the start");
    }

    /** Whether it was made at this start, and the first checkpoint with it. */
    boolean minted() {
        return minted;
    }

    // The file before the commit: were it the other way round, a crash between them
    // would look like a file that somebody took away.
    private void begin(Connection connection) throws SQLException {
        if (Checkpoints.newest(connection).isEmpty()) {
            var first = signer.sign(
                    new Checkpoint(1, 0, RowHash.NONE, clock.instant().truncatedTo(ChronoUnit.MILLIS), "", ""));
            Checkpoints.insert(connection, first);
            if (!proof(file.read())) {
                file.write(first);
            }
        }
    }

    // Who took the key away with the rows, or the whole database, is still missed
    // by the file. That of a start that got no further says nothing of any row.
    private static boolean proof(CheckpointFile.Content kept) {
        return switch (kept) {
            case CheckpointFile.Content.Missing _ -> false;
            case CheckpointFile.Content.Unreadable _ -> true;
            case CheckpointFile.Content.Found(var said) -> said.lastN() > 0;
        };
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
