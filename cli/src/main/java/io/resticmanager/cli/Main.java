package io.resticmanager.cli;

import java.io.PrintWriter;

import io.resticmanager.cli.server.Surroundings;

/** {@code restic-manager hosts} and the like, on whatever machine. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Nobody is to read that the codec could log: there is nothing to log to.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // Of picocli's own writer nobody would learn that nothing was written.
        var out = new PrintWriter(System.out, true, System.out.charset());
        System.exit(Commands.named(Surroundings.ofThisProcess(), args).setOut(out).execute(args));
    }
}
