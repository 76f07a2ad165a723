package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.settings.OwnerOnly;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies all databases and keys into one file, whether restic-manager runs or not. */
final class BackUpState {

    private static final Logger LOG = LoggerFactory.getLogger(BackUpState.class);

    private final Path dataDir;
    private final KeyFile key;
    private final Clock clock;

    BackUpState(KeyFile key, Clock clock) {
        this.dataDir = key.dataDir();
        this.key = key;
        this.clock = clock;
    }

    /**
     * @return what was copied; the file has mode 0600 and holds the key to every secret in it, unless {@link Marker#lackedKey} says
     *         otherwise
     * @throws CannotStart also where the room that it takes is not there; nothing of it is left then
     */
    Marker to(Path file) throws IOException {
        StateFiles.mustBeDataDirectory(dataDir);
        mustLieOutside(file);
        var target = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            return written(file, target);
        } catch (IOException | CannotStart e) {
            new Room(dataDir, target).shortage(file, e).ifPresent(shortage -> {
                throw shortage;
            });
            throw e;
        }
    }

    private Marker written(Path file, Path target) throws IOException {
        // Where the copy goes there is room for it, and nobody else reads it.
        var folder = WorkFolder.in(target);
        try {
            var marker = new Marker(Marker.FORMAT, Ids.next(), clock.instant(), Archive.parts(folder, copy(folder)),
                    key.lacking());
            Archive.write(file, folder, marker);
            return marker;
        } finally {
            Folders.delete(folder);
        }
    }

    // In the data directory it would be a part of the next copy, and a restore
    // would
    // move it aside.
    private void mustLieOutside(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotStart(ExitCode.WRONG_USAGE,
                    "%s is a folder: give the name of a file to write".formatted(file));
        }
        var parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (Files.exists(parent) && parent.toRealPath().startsWith(dataDir.toRealPath())) {
            throw new CannotStart(ExitCode.WRONG_USAGE,
                    "%s lies in the data directory, and would be a part of the next copy: choose another folder"
                            .formatted(file));
        }
    }

    /**
     * Leaves word of it for the audit log. Where the data directory is full it goes without: then more than ever a copy is worth
     * having.
     *
     * @return whether it could
     */
    boolean told(Marker copy, Path file) {
        try {
            new StateDeeds(dataDir, clock.instant()).copied(copy, file);
            return true;
        } catch (IOException e) {
            LOG.warn("the audit log does not learn of the copy", e);
            return false;
        }
    }

    private List<Path> copy(Path folder) throws IOException {
        var copies = new ArrayList<Path>();
        // Before the databases: the newest checkpoint of the audit log must be in the
        // log.
        for (var other : StateFiles.others(dataDir)) {
            var copy = folder.resolve(dataDir.relativize(other));
            OwnerOnly.directories(Objects.requireNonNull(copy.getParent()));
            copies.add(Files.copy(other, copy, StandardCopyOption.COPY_ATTRIBUTES));
        }
        for (var service : StateFiles.SERVICES) {
            var copy = StateFiles.database(folder, service);
            DatabaseCopy.of(StateFiles.database(dataDir, service), copy);
            copies.add(copy);
        }
        mustFit(folder);
        return copies;
    }

    private void mustFit(Path folder) throws IOException {
        var name = key.inCopy();
        if (name.isPresent() && Files.mismatch(folder.resolve(name.get()), dataDir.resolve(name.get())) >= 0) {
            throw new CannotStart(ExitCode.FAILED,
                    "the key was changed while %s was copied: try again".formatted(dataDir));
        }
    }
}
