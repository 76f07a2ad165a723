package io.resticmanager.jobs.queue;

import io.resticmanager.contracts.job.ForgetOptions;

/** Reads what a forget is to keep; the agent looks once more whether it keeps anything. */
final class ForgetOrder {

    private ForgetOrder() {}

    static ForgetOptions read(OptionFields options) {
        return new ForgetOptions(Retentions.read(options), options.flag("dry_run"), null);
    }
}
