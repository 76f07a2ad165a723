package io.resticmanager.gateway.invitation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.platform.settings.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * How a command on the server asks the process that holds a data directory for a link with which somebody chooses a password, when
 * nobody can sign in: two small files there, which only its owner can write. Neither holds the link: whoever asks makes up the token
 * and tells its hash.
 */
public record ResetFiles(Path dataDir) {

    /** What comes behind the server's address, before the token. */
    public static final String PAGE = InvitationPage.PATH + "?token=";

    /** Who alone knows the way to a new password then. @param user the name, as typed */
    @Wire
    public record Request(String id, String user, String tokenHash, Instant expiresAt) {}

    /**
     * To the request of that id.
     *
     * @param problem why there is no link, in a sentence
     * @param address what the token is put behind
     */
    @Wire
    public record Answer(String id, @Nullable String problem, @Nullable String user, @Nullable String address) {

        static Answer refused(Request request, String problem) {
            return new Answer(request.id(), problem, null, null);
        }
    }

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
        return dataDir.resolve("reset-password.request");
    }

    private Path reply() {
        return dataDir.resolve("reset-password.answer");
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (NoSuchFileException | Json.Malformed _) {
            return Optional.empty();
        }
    }
}
