package io.resticmanager.cli;

import io.resticmanager.cli.server.Surroundings;

/** {@code restic-manager hosts} and the like, on whatever machine. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Nobody is to read that the codec could log: there is nothing to log to.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(Commands.named(Surroundings.ofThisProcess(), args).execute(args));
    }
}
