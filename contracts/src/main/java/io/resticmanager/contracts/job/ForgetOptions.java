package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a forget keeps, and whether it only shows what would go. {@code host} is the host name that the snapshots carry; it is
 * set by jobs-service and absent when the agent forgets for its own host, so that nobody else's are touched. What follows is added
 * when the job is sent: what is {@code explained} where a maintenance credential is lent, and for a dry run the {@code obstacle},
 * a sentence that says why a real one would be refused.
 */
@Wire
public record ForgetOptions(@Nullable Retention retention, @Nullable Boolean dryRun, @Nullable String host,
        @Nullable Explained explained, @Nullable String obstacle) implements JobOptions {

    /** As it is ordered. */
    public ForgetOptions(@Nullable Retention retention, @Nullable Boolean dryRun, @Nullable String host) {
        this(retention, dryRun, host, null, null);
    }

    /**
     * Snapshots that jobs-service can explain (decision 35), each by the first {@link #DIGITS} digits of its id, and backups that
     * have not told theirs yet: each explains one snapshot whose tag {@code rm-job} names it. At most {@link #MOST} snapshots, so
     * that the frame stays below its limit.
     */
    @Wire
    public record Explained(List<String> snapshots, List<String> jobs) {

        public static final int DIGITS = 20;
        public static final int MOST = 10_000;

        public Explained {
            snapshots = List.copyOf(snapshots);
            jobs = List.copyOf(jobs);
        }
    }
}
