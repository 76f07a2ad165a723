package io.resticmanager.jobs;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;
import org.jspecify.annotations.Nullable;

/**
 * How patient the queue is. {@code expiry} (RM_JOB_EXPIRY): a job whose host stays offline that long fails. {@code lease}: a running job that is
 * silent that long while its host is gone is lost. {@code answer}: an agent that has not taken a job by then is asked again;
 * {@code accepted}: the same once it has taken the job. {@code waiting}: jobs that may wait for one host. {@code sweep}: how often all of
 * this is looked after. {@code logKept} (RM_JOB_LOG_KEPT): how long the log of a job stays once the job is over; absent where a person
 * may say so.
 */
@ConfigurationProperties("rm.job")
public record JobsSettings(
        @Bindable(defaultValue = "24h") Duration expiry,
        @Bindable(defaultValue = "24h") Duration lease,
        @Bindable(defaultValue = "30s") Duration answer,
        @Bindable(defaultValue = "15m") Duration accepted,
        @Bindable(defaultValue = "100") int waiting,
        @Bindable(defaultValue = "5s") Duration sweep,
        @Nullable Duration logKept) {

    public JobsSettings {
        if (logKept != null && !logKept.isPositive()) {
            throw new SettingUnusable(
                    "RM_JOB_LOG_KEPT is a duration as P90D, longer than nothing, not " + logKept);
        }
    }
}
