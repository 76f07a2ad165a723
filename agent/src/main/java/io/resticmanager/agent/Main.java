package io.resticmanager.agent;

import io.resticmanager.agent.cli.CommandLines;

/** {@code restic-manager-agent}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // One line per event, with what went wrong below it.
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
        System.exit(CommandLines.agent(args).execute(args));
    }
}
