package io.resticmanager.agent;

import io.resticmanager.agent.cli.CommandLines;

/** {@code restic-manager-agent}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.agent().execute(args));
    }
}
