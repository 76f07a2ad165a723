package io.resticmanager.agent.cli;

import java.util.Optional;
import java.util.Set;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.policy.FirstHosts;
import io.resticmanager.agent.policy.Policy;
import io.resticmanager.agent.policy.PolicyFile;
import io.resticmanager.agent.state.SealedFiles;
import picocli.CommandLine.Mixin;

/** The policy file together with what the agent keeps of its first configuration. */
final class PolicyContext {

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final PolicyOption policy = new PolicyOption();

    PolicyFile file() {
        return policy.file();
    }

    Policy policy() {
        return file().policy(firstHosts());
    }

    Optional<Set<String>> firstHosts() {
        var files = SealedFiles.in(state.open());
        return Identity.in(files).flatMap(identity -> FirstHosts.of(files, identity).hosts());
    }
}
