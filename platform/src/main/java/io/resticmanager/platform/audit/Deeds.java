package io.resticmanager.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.settings.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a command tells the process of a data directory what it did there, for the audit log: a small file for each, which only the
 * owner of that directory can write. They stay until they are written down, also while nothing runs.
 */
public record Deeds(Path dataDir) {

    /** Below the data directory; no part of its state. */
    public static final String FOLDER = "deeds";

    private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

    /**
     * @param id names it for ever: told twice, it is written down once
     * @param action a noun and a verb, as in {@code state.backup}
     * @param target the id of what it was done to
     * @param details for people, without secrets
     */
    @Serdeable
    public record Deed(String id, Instant at, String action, String target, String details) {}

    /** On disk when it returns. */
    public void leave(Deed deed) throws IOException {
        OwnerOnly.directories(folder());
        OwnerOnly.write(file(deed), Json.bytes(deed));
        // By root, for a service that runs as another user and has to read it.
        var owner = Files.getOwner(dataDir);
        Files.setOwner(file(deed), owner);
        Files.setOwner(folder(), owner);
    }

    /** All that can be read, oldest first; the others stay, and the log tells of them. */
    public List<Deed> left() throws IOException {
        var found = new ArrayList<Deed>();
        if (Files.isDirectory(folder())) {
            try (var files = Files.newDirectoryStream(folder(), "*.json")) {
                files.forEach(file -> read(file, found));
            }
        }
        found.sort((one, other) -> one.id().compareTo(other.id()));
        return found;
    }

    /** It is in the audit log. */
    public void told(Deed deed) throws IOException {
        Files.deleteIfExists(file(deed));
    }

    private static void read(Path file, List<Deed> found) {
        try {
            found.add(Json.read(Files.readAllBytes(file), Deed.class));
        } catch (IOException | Json.Malformed e) {
            LOG.warn("{} can not be read, so what it tells is not in the audit log", file, e);
        }
    }

    private Path folder() {
        return dataDir.resolve(FOLDER);
    }

    private Path file(Deed deed) {
        return folder().resolve(deed.id() + ".json");
    }
}
