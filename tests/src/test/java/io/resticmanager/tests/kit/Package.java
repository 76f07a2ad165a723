package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The agent packed for other machines, as {@code ./restic-manager package} does it. */
public final class Package {

    private static final Duration PACKING = Duration.ofMinutes(3);

    private Package() {}

    /** @return the folder of packages and of install.sh */
    public static Path made(Stage stage) throws Exception {
        var folder = stage.folder("packages");
        var jdk = Path.of(Builds.java()).getParent().getParent();
        var packing = stage.start("packing", List.of(Builds.root().resolve("setup/agent-package").toString(),
                jdk.toString(), Builds.agentLib().toString(), folder.toString()), Map.of());
        if (packing.awaitExit(PACKING) != 0) {
            throw new AssertionError("no package: " + packing.err());
        }
        return folder;
    }
}
