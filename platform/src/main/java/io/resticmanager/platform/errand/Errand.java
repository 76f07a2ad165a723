package io.resticmanager.platform.errand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.settings.OwnerOnly;

/**
 * How a command asks the process that holds a data directory for something, and hears of it: two small files in that directory,
 * which only its owner can write. The request stays until it is done or withdrawn, whatever is killed meanwhile; a later one takes its place.
 *
 * @param name of the command; the files are called after it
 * @param request what it asks, as it is read again
 * @param reply what it is told, as it is read again
 */
public record Errand<Q extends Errand.Part, A extends Errand.Part>(Path dataDir, String name, Class<Q> request,
        Class<A> reply) {

    /** A request, or the answer to the request of that id. */
    public interface Part {

        String id();
    }

    /** What its files are called; they are a process's, and no part of the state. */
    public static Set<String> files(String name) {
        return Set.of(name + ".request", name + ".answer");
    }

    public void ask(Q asked) throws IOException {
        OwnerOnly.write(dataDir.resolve(name + ".request"), Json.bytes(asked));
    }

    /** Empty as well when it is not one. */
    public Optional<Q> asked() throws IOException {
        return read(dataDir.resolve(name + ".request"), request);
    }

    public void withdraw() throws IOException {
        Files.deleteIfExists(dataDir.resolve(name + ".request"));
    }

    public void answer(A answer) throws IOException {
        OwnerOnly.write(dataDir.resolve(name + ".answer"), Json.bytes(answer));
    }

    /** To the request of that id. */
    public Optional<A> answered(String id) throws IOException {
        return read(dataDir.resolve(name + ".answer"), reply).filter(answer -> answer.id().equals(id));
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (NoSuchFileException | Json.Malformed _) {
            return Optional.empty();
        }
    }
}
