package io.resticmanager.jobs.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.Retention;
import org.jspecify.annotations.Nullable;

/** Puts together what a forget keeps: each schedule by its own policy, what none of them made by the forget's (decision 40). */
final class PolicyOrder {

    private PolicyOrder() {}

    /**
     * The same with the policies of the host's schedules. Its own stands among them then, so that an agent that does not know
     * them has none that it could apply to all. Empty when nothing says what to keep.
     */
    static Optional<ForgetOptions> with(ForgetOptions asked, List<Policy> ofSchedules) {
        var own = asked.retention();
        if (ofSchedules.isEmpty()) {
            return own == null ? Optional.empty() : Optional.of(asked);
        }
        var policies = new ArrayList<>(ofSchedules);
        if (own != null) {
            policies.add(Policy.ofTheRest(own));
        }
        return Optional.of(new ForgetOptions(null, asked.dryRun(), asked.host(), null, null, policies));
    }

    /** Whether a forget that was ordered still says what the schedules say now, but for their names. */
    static boolean holds(ForgetOptions ordered, List<Policy> ofSchedules) {
        return rules(ordered.each()).equals(rules(ofSchedules));
    }

    private static List<Rule> rules(List<Policy> policies) {
        return policies.stream().filter(policy -> policy.scheduleId() != null)
                .map(policy -> new Rule(policy.scheduleId(), policy.retention())).toList();
    }

    private record Rule(@Nullable String scheduleId, Retention retention) {}
}
