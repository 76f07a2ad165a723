package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.snapshot.Snapshot;

/** Policies. */
final class Kept {

    private Kept() {}

    static Retention last(int count) {
        return new Retention(count, null, null, null, null, null, null, List.of(), null);
    }

    static Retention tagged(String tag) {
        return new Retention(null, null, null, null, null, null, null, List.of(tag), null);
    }

    static ForgetOptions forReal(Retention policy) {
        return new ForgetOptions(policy, null, null);
    }

    /** The same, where only these snapshots, and those of these jobs, are explained. */
    static ForgetOptions knowing(ForgetOptions options, List<Snapshot> explained, String... jobs) {
        var ids = explained.stream().map(snapshot -> snapshot.id().substring(0, ForgetOptions.Explained.DIGITS))
                .toList();
        return new ForgetOptions(options.retention(), options.dryRun(), options.host(),
                new ForgetOptions.Explained(ids, List.of(jobs)), options.obstacle(), options.policies());
    }

    /** Each schedule by its own policy. */
    static ForgetOptions by(ForgetOptions.Policy... policies) {
        return new ForgetOptions(null, null, null, null, null, List.of(policies));
    }

    static ForgetOptions dry(Retention policy) {
        return new ForgetOptions(policy, true, null);
    }
}
