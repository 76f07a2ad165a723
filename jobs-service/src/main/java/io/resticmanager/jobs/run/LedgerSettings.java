package io.resticmanager.jobs.run;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How patient the ledger is, as ISO-8601 durations: RM_OVERDUE_GRACE, after which a due run that nothing came of is overdue,
 * counted from its due time and jitter; RM_START_GRACE, the time after its start in which nothing new is called overdue, for what
 * agents have to tell is still on its way.
 */
@ConfigurationProperties("rm")
public record LedgerSettings(@Bindable(defaultValue = "PT5M") Duration overdueGrace,
        @Bindable(defaultValue = "PT5M") Duration startGrace) {

    public LedgerSettings {
        if (overdueGrace.isNegative() || startGrace.isNegative()) {
            throw new IllegalArgumentException("RM_OVERDUE_GRACE and RM_START_GRACE are at least PT0S, not %s and %s"
                    .formatted(overdueGrace, startGrace));
        }
    }
}
