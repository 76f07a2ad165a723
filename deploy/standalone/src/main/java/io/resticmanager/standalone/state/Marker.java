package io.resticmanager.standalone.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.platform.sqlite.SchemaAge;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * The first entry of a copy: one mark over all services, so that parts of different copies are never mixed. {@code format} is
 * {@link #FORMAT}; a program refuses what it does not know.
 *
 * @param lackedKey where the key file was that is not among the parts, or {@link KeyFile#SOMEWHERE}; absent when it is
 */
@Wire
record Marker(int format, String id, Instant createdAt, List<Part> parts, @Nullable String lackedKey) {

    static final int FORMAT = 1;
    static final String NAME = "restic-manager-state.json";

    /**
     * @param file the copy, for people
     * @param folder where it was unpacked
     * @throws CannotStart when a database in it is damaged, or of a newer version
     */
    void mustBeUsable(Path file, Path folder) {
        for (var service : StateFiles.SERVICES) {
            var database = StateFiles.database(folder, service);
            DatabaseCopy.mustBeSound(database);
            SchemaAge.newer(service, database).ifPresent(migration -> {
                throw new CannotStart(ExitCode.FAILED,
                        "%s can not be used: a newer restic-manager made it (%s.db has %s). Install that version or a newer one, and run restore-state of it; nothing was changed here"
                                .formatted(file, service, migration));
            });
        }
    }

    /** One file below the data directory; {@code size} in bytes, {@code sha256} in hexadecimal digits. */
    @Wire
    record Part(String name, long size, String sha256) {}
}
