package io.resticmanager.standalone.state;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** What the three commands have in common. */
final class StateOptions {

    @Option(names = "--data-dir", paramLabel = "DIR", defaultValue = "${env:RM_DATA_DIR:-restic-manager-data}", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("restic-manager-data");

    @Option(names = "--secret-key-file", paramLabel = "FILE", defaultValue = "${env:RM_SECRET_KEY_FILE:-}", description = "Where the key of stored secrets is, as RM_SECRET_KEY_FILE says it to the service (default: secret.key in DIR).")
    private String keyFile = "";

    KeyFile keyFile() {
        return KeyFile.of(dataDir(), keyFile);
    }

    Path dataDir() {
        return dataDir.toAbsolutePath().normalize();
    }
}
