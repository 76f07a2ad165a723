package io.resticmanager.agent.cli;

import io.resticmanager.agent.policy.PolicyFile;
import io.resticmanager.agent.policy.UnusablePolicy;
import picocli.CommandLine;

/** What a command that changes the policy says in the end. */
final class PolicyAnswers {

    private PolicyAnswers() {}

    static int done(CommandLine command, String what) {
        command.getOut().println(what);
        command.getOut().flush();
        return 0;
    }

    static int unusable(CommandLine command, PolicyFile file, UnusablePolicy why) {
        command.getErr().println("restic-manager-agent: " + file.path() + " is left as it is: " + why.getMessage()
                + "; repair it first");
        return CommandLines.FAILED;
    }
}
