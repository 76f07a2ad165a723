package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.resticmanager.hub.host.HubEpoch;
import io.resticmanager.platform.settings.OwnerOnly;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/**
 * Puts a copy in the place of what is there, which is moved aside and kept. The copy is taken out and checked to its last byte
 * first. One that was interrupted while files moved is done again from the beginning; the stack does not start before.
 */
public final class RestoreState {

    static final String ASIDE = "before-restore-";
    private static final String UNPACKED = ASIDE + "unpacked-";
    static final String UNDER_WAY = "restore-under-way";
    private static final String BROKER = "nats";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);

    private final Path dataDir;
    private final Clock clock;

    RestoreState(Path dataDir, Clock clock) {
        this.dataDir = dataDir;
        this.clock = clock;
    }

    /** @throws CannotStart when a restore was interrupted half-way, with the next step */
    public static void mustBeOver(Path dataDir) {
        if (Files.exists(dataDir.resolve(UNDER_WAY))) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                    "a restore-state of %s was interrupted: run it again".formatted(dataDir));
        }
    }

    /** @param aside where that which was there is now */
    record Restored(Marker copy, Path aside) {}

    /** The caller holds the data directory. */
    Restored from(Path file) throws IOException {
        OwnerOnly.directories(dataDir);
        forgetUnpacked();
        var fresh = Files.createTempDirectory(dataDir, UNPACKED);
        try {
            var copy = Archive.unpack(file, fresh);
            copy.mustBeUsable(file, fresh);
            renewEpoch(StateFiles.database(fresh, "hub"));
            return new Restored(copy, exchange(fresh, copy));
        } finally {
            Folders.delete(fresh);
        }
    }

    // Of one that was killed; the file that it came from has it all.
    private void forgetUnpacked() throws IOException {
        try (var left = Files.newDirectoryStream(dataDir, UNPACKED + "*")) {
            for (var folder : left) {
                Folders.delete(folder);
            }
        }
    }

    // Agents say again what they kept, and the hub goes on above the highest
    // revision they know.
    private static void renewEpoch(Path database) {
        try (var connection = DatabaseCopy.open(database)) {
            HubEpoch.renew(connection);
        } catch (SQLException e) {
            throw new CannotStart(ExitCode.FAILED, "%s can not be written: %s".formatted(database, e.getMessage()));
        }
    }

    private Path exchange(Path fresh, Marker copy) throws IOException {
        var aside = Files.createDirectory(dataDir.resolve(ASIDE + MOMENT.format(clock.instant())));
        OwnerOnly.write(dataDir.resolve(UNDER_WAY), new byte[0]);
        move(dataDir, aside);
        // The broker begins empty; each outbox says again what it may never have heard.
        if (Files.exists(dataDir.resolve(BROKER))) {
            Files.move(dataDir.resolve(BROKER), aside.resolve(BROKER));
        }
        move(fresh, dataDir);
        new StateDeeds(dataDir, clock.instant()).putBack(copy, aside);
        Files.delete(dataDir.resolve(UNDER_WAY));
        return aside;
    }

    private static void move(Path from, Path to) throws IOException {
        for (var entry : StateFiles.entries(from)) {
            Files.move(entry, to.resolve(entry.getFileName()));
        }
    }
}
