package io.resticmanager.jobs.queue;

import io.resticmanager.contracts.job.ForgetOptions;

/**
 * Reads what a forget is to keep; without a policy what schedules keep has to do. The agent looks once more whether it keeps
 * anything.
 */
final class ForgetOrder {

    private ForgetOrder() {}

    static ForgetOptions read(OptionFields options) {
        var retention = options.value("retention") == null ? null : Retentions.read(options);
        return new ForgetOptions(retention, options.flag("dry_run"), null);
    }
}
