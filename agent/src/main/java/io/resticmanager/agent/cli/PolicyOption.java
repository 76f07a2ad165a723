package io.resticmanager.agent.cli;

import java.nio.file.Path;

import io.resticmanager.agent.policy.PolicyFile;
import picocli.CommandLine.Option;

/** Where the policy of this endpoint is written down. */
final class PolicyOption {

    @Option(names = "--policy", paramLabel = "FILE", defaultValue = "${env:RM_POLICY_FILE:-" + PolicyFile.DEFAULT
            + "}", description = "What this machine lets the restic-manager do (default: ${DEFAULT-VALUE}).")
    private Path path = Path.of(PolicyFile.DEFAULT);

    PolicyFile file() {
        return new PolicyFile(path);
    }
}
