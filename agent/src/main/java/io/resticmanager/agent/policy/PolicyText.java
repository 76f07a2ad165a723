package io.resticmanager.agent.policy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.JobKind;

/** A policy in words, for the person at the terminal. */
public final class PolicyText {

    private PolicyText() {}

    /** In one line. */
    public static String summary(Policy policy, PolicyFile file) {
        return policy.problem().map(why -> "refuses everything: " + why)
                .orElse(policy.fromFile() ? file.path().toString() : "the default (no file " + file.path() + ")");
    }

    public static List<String> lines(Policy policy, PolicyFile file) {
        return List.of("policy            " + summary(policy, file),
                "kinds             " + (policy.kinds().size() == JobKind.values().length
                        ? "all"
                        : list(policy.kinds().stream().map(JobKind::name).toList())),
                "restore roots     " + list(policy.restoreRoots()),
                "hooks             " + (policy.hooks().contains(Policy.ANY_HOOK)
                        ? "all in the hook directory"
                        : list(policy.hooks())),
                "repository hosts  " + policy.repositoryHosts().map(PolicyText::list)
                        .orElse("those of the first configuration, which has not come yet"));
    }

    private static String list(Collection<?> values) {
        return values.isEmpty()
                ? "none"
                : values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
