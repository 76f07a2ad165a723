package io.resticmanager.standalone.state;

import java.nio.file.Path;

import io.resticmanager.standalone.DataDirOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the three commands have in common. */
final class StateOptions {

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--secret-key-file", paramLabel = "FILE", defaultValue = "${env:RM_SECRET_KEY_FILE:-}", description = "Where the key of stored secrets is, as RM_SECRET_KEY_FILE says it to the service (default: secret.key in DIR).")
    private String keyFile = "";

    KeyFile keyFile() {
        return KeyFile.of(dataDir(), keyFile);
    }

    Path dataDir() {
        return dataDir.path();
    }
}
