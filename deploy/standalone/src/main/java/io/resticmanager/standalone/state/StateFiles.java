package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.gateway.invitation.ResetErrand;
import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.errand.Errand;
import io.resticmanager.platform.secret.RotationErrand;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** Which files of a data directory are its state. */
final class StateFiles {

    /**
     * Who hears comes before who speaks: what a later copy has said already is said again from its outbox, and an earlier copy
     * has not heard it. The other way round something would be known that nobody knows of.
     */
    static final List<String> SERVICES = List.of("gateway", "notifications", "alerts", "jobs", "hub");

    /** The broker's store is transport, the demonstration has a machine of its own, and the lock, orders and what commands did are a process's. */
    private static final Set<String> NOT_STATE = Stream.of(
            Set.of("nats", "demo", "lock", RestoreState.UNDER_WAY, Deeds.FOLDER), Errand.files(RotationErrand.NAME),
            Errand.files(ResetErrand.NAME)).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private StateFiles() {}

    static Path database(Path dataDir, String service) {
        return dataDir.resolve(service + ".db");
    }

    /** @throws CannotStart when the services have never run there */
    static void mustBeDataDirectory(Path dataDir) {
        for (var service : SERVICES) {
            if (!Files.isRegularFile(database(dataDir, service))) {
                throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                        "%s has no %s.db: name the data directory of restic-manager with --data-dir".formatted(dataDir,
                                service));
            }
        }
    }

    /** Everything beside the databases: keys, certificate, chosen ports and what may come. */
    static List<Path> others(Path dataDir) throws IOException {
        var found = new ArrayList<Path>();
        for (var entry : entries(dataDir)) {
            if (!isDatabase(entry)) {
                found.addAll(filesBelow(entry));
            }
        }
        return found;
    }

    /** What stands in a data directory and makes it this one. */
    static List<Path> entries(Path dataDir) throws IOException {
        try (var entries = Files.list(dataDir)) {
            return entries.filter(entry -> isState(entry.getFileName().toString())).sorted().toList();
        }
    }

    private static boolean isState(String name) {
        return !NOT_STATE.contains(name) && !name.startsWith(RestoreState.ASIDE);
    }

    // Its journals, too: they belong to the file as it is now.
    static boolean isDatabase(Path path) {
        return path.getFileName().toString().matches(".*\\.db(-wal|-shm|-journal)?");
    }

    private static List<Path> filesBelow(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
