package io.resticmanager.platform.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import io.resticmanager.platform.settings.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which databases a data directory has had, a line each in its file {@code databases}: one that is gone is told, rather than made
 * anew as at a first start, with nothing in it.
 */
record KnownDatabases(Path directory) {

    static final String NAME = "databases";

    private static final Logger LOG = LoggerFactory.getLogger(KnownDatabases.class);

    /** @throws DatabaseUnusable when it was there once, and now is not or has nothing in it */
    void mustNotBeLost(String service, Path database) {
        try {
            if (read().contains(service) && (!Files.exists(database) || Files.size(database) == 0)) {
                throw new DatabaseUnusable(
                        "The database %s was there before and now is gone, or empty. Put a backup back with restore-state; to begin without what was in it, take its line out of %s."
                                .formatted(database, file()));
            }
        } catch (IOException e) {
            throw new DatabaseUnusable("The file %s can not be read: %s".formatted(file(), e), e);
        }
    }

    /** Where that can not be written, as on a full disk, the next start does. */
    void remember(String service) {
        try {
            var known = new TreeSet<>(read());
            if (known.add(service)) {
                OwnerOnly.write(file(), (String.join("\n", known) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.warn("{} can not be written; the next start tries again", file(), e);
        }
    }

    private Set<String> read() throws IOException {
        try {
            return Set.copyOf(Files.readAllLines(file()));
        } catch (NoSuchFileException _) {
            return Set.of();
        }
    }

    private Path file() {
        return directory.resolve(NAME);
    }
}
