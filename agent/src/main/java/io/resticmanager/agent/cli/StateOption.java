package io.resticmanager.agent.cli;

import java.nio.file.Path;

import io.resticmanager.agent.state.StateDir;
import picocli.CommandLine.Option;

/** Where the agent keeps its identity, its outbox and its key. */
final class StateOption {

    @Option(names = "--state-dir", paramLabel = "DIR", defaultValue = "${env:RM_STATE_DIR:-" + StateDir.DEFAULT
            + "}", description = "Where the agent keeps what it knows (default: ${DEFAULT-VALUE}).")
    private Path path = Path.of(StateDir.DEFAULT);

    StateDir open() {
        return StateDir.open(path);
    }
}
