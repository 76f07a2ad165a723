package io.resticmanager.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine has to offer before it is worth starting anything: asked first, so that it is said in one line. */
final class Machine {

    private static final long MIB = 1 << 20;
    private static final long LEAST_FREE_MIB = 64;

    private Machine() {}

    /** @throws CannotStart where an agent has its state: taking the agent off would take all of this with it */
    static void mustBeNoAgents(Path dataDir) {
        if (Files.exists(dataDir.resolve("identity.sealed"))) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                    "%s is the directory of an agent: choose another place with --data-dir".formatted(dataDir));
        }
    }

    /** @throws CannotStart when the databases and the broker's store could not even begin */
    static void mustHaveRoom(Path dataDir) throws IOException {
        mustSuffice(Files.getFileStore(dataDir).getUsableSpace() / MIB, dataDir);
    }

    static void mustSuffice(long free, Path dataDir) {
        if (free < LEAST_FREE_MIB) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                    "only %d MiB are free for %s, and %d are needed: make room, or choose another place with --data-dir"
                            .formatted(free, dataDir, LEAST_FREE_MIB));
        }
    }

    /** @throws CannotStart in a network namespace where not even the machine itself can be reached */
    static void mustHaveLoopback() throws IOException {
        var loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        if (loopback == null || !loopback.isUp()) {
            throw new CannotStart(ExitCode.PREREQUISITE_MISSING,
                    "the loopback network is down: set it up with 'ip link set lo up'");
        }
    }
}
