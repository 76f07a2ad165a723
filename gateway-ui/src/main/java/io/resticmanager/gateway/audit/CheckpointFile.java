package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.settings.OwnerOnly;
import org.jspecify.annotations.Nullable;

/** The newest checkpoint, kept beside the database: who cuts the log and its checkpoints short does not reach it with SQL. */
@Singleton
final class CheckpointFile {

    static final String NAME = "audit-checkpoint.json";

    private final Path file;
    private volatile @Nullable Checkpoint written;

    CheckpointFile(DataDir data) {
        this.file = data.resolve(NAME);
    }

    /** What is in it. */
    sealed interface Content {

        record Found(Checkpoint checkpoint) implements Content {}

        record Missing() implements Content {}

        record Unreadable(String why) implements Content {}
    }

    /** What this process wrote last: whoever puts an older file back does not reach into its memory. */
    Optional<Checkpoint> written() {
        return Optional.ofNullable(written);
    }

    Content read() {
        try {
            return new Content.Found(Json.read(Files.readAllBytes(file), Checkpoint.class));
        } catch (NoSuchFileException _) {
            return new Content.Missing();
        } catch (IOException | Json.Malformed e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    void write(Checkpoint checkpoint) {
        try {
            OwnerOnly.write(file, Json.bytes(checkpoint));
            written = checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("%s can not be written".formatted(file), e);
        }
    }
}
