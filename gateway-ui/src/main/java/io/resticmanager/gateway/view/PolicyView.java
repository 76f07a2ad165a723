package io.resticmanager.gateway.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.JobKind;

/** What a host lets its manager do, in words. */
public record PolicyView(LocalPolicy policy) {

    /** An agent whose policy file can not be relied on refuses everything and says so by empty lists (ADR 16). */
    public boolean allowsNothing() {
        return policy.kinds().isEmpty() && policy.hooks().isEmpty() && policy.restoreRoots().isEmpty()
                && policy.repositoryHosts().isEmpty();
    }

    /** Why nothing is allowed, as the agent said it. */
    public String why() {
        return policy.problem() == null
                ? "Nothing at all. Its policy file can not be relied on: the command below says why."
                : "Nothing at all, as its policy file is not usable: " + policy.problem();
    }

    public String origin() {
        return policy.fromFile()
                ? "An administrator of the host wrote this down."
                : "No policy was written down on the host, so the usual one holds.";
    }

    public String kinds() {
        var every = Arrays.stream(JobKind.values()).map(Enum::name).toList();
        return policy.kinds().containsAll(every)
                ? "every kind"
                : listed(policy.kinds().stream().map(kind -> kind.replace('_', ' ')));
    }

    public String hooks() {
        return policy.hooks().contains("*") ? "every script in its hook directory" : listed(policy.hooks().stream());
    }

    public List<String> restoreRoots() {
        return policy.restoreRoots();
    }

    public String repositories() {
        return !policy.fromFile() && policy.repositoryHosts().isEmpty()
                ? "where the first configuration after the enrolment has it"
                : listed(policy.repositoryHosts().stream()
                        .map(host -> host.equals("local") ? "folders of the host itself" : host));
    }

    private static String listed(Stream<String> names) {
        var all = names.toList();
        return all.isEmpty() ? "none" : String.join(", ", all);
    }
}
