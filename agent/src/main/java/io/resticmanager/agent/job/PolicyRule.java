package io.resticmanager.agent.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;

/** Which policies a forget can follow: one for all snapshots, or those of schedules with at most one for the rest. */
final class PolicyRule {

    // What a comma and a blank mean in a tag is for restic to say.
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    private PolicyRule() {}

    /** @return why it is refused; empty when they can be followed */
    static Optional<JobRefusal> refusal(ForgetOptions options) {
        var policies = options.each();
        if (policies.isEmpty()) {
            return RetentionRule.refusal(options.retention());
        }
        return options.retention() != null || forTheRest(policies) > 1
                ? Optional.of(new JobRefusal("policies", "There are two policies for the same snapshots."))
                : policies.stream().flatMap(policy -> refusal(policy).stream()).findFirst();
    }

    private static long forTheRest(List<Policy> policies) {
        return policies.stream().filter(policy -> policy.scheduleId() == null).count();
    }

    private static Optional<JobRefusal> refusal(Policy policy) {
        return RetentionRule.refusal(policy.retention())
                .or(() -> Rule.unless(id -> ID.matcher(id).matches(), policy.scheduleId(), "policies.schedule_id",
                        "This is no schedule's id"));
    }
}
