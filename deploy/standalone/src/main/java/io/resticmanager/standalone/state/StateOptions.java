package io.resticmanager.standalone.state;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** What the three commands have in common. */
final class StateOptions {

    @Option(names = "--data-dir", paramLabel = "DIR", defaultValue = "${env:RM_DATA_DIR:-restic-manager-data}", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("restic-manager-data");

    Path dataDir() {
        return dataDir.toAbsolutePath().normalize();
    }
}
