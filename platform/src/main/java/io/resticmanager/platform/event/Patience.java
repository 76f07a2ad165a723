package io.resticmanager.platform.event;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** How long a message that failed waits before it comes again: a step for each delivery, the last one for all further. */
@ConfigurationProperties("rm.events")
record Patience(@Bindable(defaultValue = "1s,5s,30s,2m,10m") @NotEmpty List<Duration> retryPlan) {

    static final int MOST_DELIVERIES = 10;

    /** @param delivered how often it came so far, 1 or more */
    Duration after(long delivered) {
        return retryPlan.get((int) Math.min(delivered, retryPlan.size()) - 1);
    }
}
