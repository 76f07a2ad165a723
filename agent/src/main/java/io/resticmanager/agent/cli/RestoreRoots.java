package io.resticmanager.agent.cli;

import java.nio.file.Path;

import io.resticmanager.agent.policy.PolicyFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Restore roots as a person types them. */
final class RestoreRoots {

    private RestoreRoots() {}

    static Path parse(String text, CommandLine command) {
        return PolicyFile.root(text).orElseThrow(() -> new ParameterException(command,
                "'" + text + "' is not an absolute path without . and .."));
    }
}
