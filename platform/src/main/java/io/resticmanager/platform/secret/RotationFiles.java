package io.resticmanager.platform.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.settings.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * How a command asks the process that holds a data directory to rotate the keys, and hears of it: two small files in that
 * directory, which only its owner can write. The request stays until it is done, whatever is killed meanwhile.
 */
public record RotationFiles(Path dataDir) {

    /** @param alone see {@link KeyRotation#run} */
    @Serdeable
    public record Request(String id, boolean alone) {}

    /**
     * To the request of that id.
     *
     * @param problem why it was not done, in a sentence
     * @param outcome absent while it is being done
     */
    @Serdeable
    public record Answer(String id, @Nullable String problem, @Nullable Sealed outcome) {}

    /** See {@link KeyRotation.Outcome}. */
    @Serdeable
    public record Sealed(Map<String, Integer> sealed, List<String> unread, boolean oldKeyKept) {}

    public void ask(Request request) throws IOException {
        OwnerOnly.write(request(), Json.bytes(request));
    }

    /** Empty as well when it is not one. */
    public Optional<Request> asked() throws IOException {
        return read(request(), Request.class);
    }

    public void withdraw() throws IOException {
        Files.deleteIfExists(request());
    }

    public void answer(Answer answer) throws IOException {
        OwnerOnly.write(reply(), Json.bytes(answer));
    }

    public Optional<Answer> answered(String id) throws IOException {
        return read(reply(), Answer.class).filter(answer -> answer.id().equals(id));
    }

    private Path request() {
        return dataDir.resolve("rotate-keys.request");
    }

    private Path reply() {
        return dataDir.resolve("rotate-keys.answer");
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (NoSuchFileException | Json.Malformed _) {
            return Optional.empty();
        }
    }
}
