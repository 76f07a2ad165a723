package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Retention;

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

    static ForgetOptions dry(Retention policy) {
        return new ForgetOptions(policy, true, null);
    }
}
