package io.resticmanager.contracts.job;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a forget keeps, and whether it only shows what would go. {@code retention} is one policy for all snapshots of the host;
 * where backup schedules have policies it is absent and {@code policies} are there instead (decision 40), so that an agent that does
 * not know them finds no policy and refuses. {@code host} is the host name that the snapshots carry; it is
 * set by jobs-service and absent when the agent forgets for its own host, so that nobody else's are touched. What follows is added
 * when the job is sent: what is {@code explained} where a maintenance credential is lent, and for a dry run the {@code obstacle},
 * a sentence that says why a real one would be refused.
 */
@Wire
public record ForgetOptions(@Nullable Retention retention, @Nullable Boolean dryRun, @Nullable String host,
        @Nullable Explained explained, @Nullable String obstacle,
        @Nullable List<Policy> policies) implements JobOptions {

    /** As it is ordered. */
    public ForgetOptions(@Nullable Retention retention, @Nullable Boolean dryRun, @Nullable String host) {
        this(retention, dryRun, host, null, null, null);
    }

    /** The policies of schedules, and of the snapshots that none of them made; none where one holds for all. */
    public List<Policy> each() {
        return policies == null ? List.of() : policies;
    }

    /** What the forget itself keeps: of all snapshots, or of those that no schedule with a policy made. */
    public Optional<Retention> own() {
        return each().isEmpty()
                ? Optional.ofNullable(retention)
                : each().stream().filter(policy -> policy.scheduleId() == null).map(Policy::retention).findFirst();
    }

    /**
     * What is kept of the snapshots of one backup schedule, told by the tag {@code rm-schedule=<scheduleId>}; its {@code name} is for
     * people. Without a {@code scheduleId} of those that have the tag of none of the others; when there is no such policy they are left
     * alone. A snapshot of two schedules stays while either keeps it.
     */
    @Wire
    public record Policy(@Nullable String scheduleId, @Nullable String name, Retention retention) {

        /** What is kept of the snapshots that no schedule with a policy made. */
        public static Policy ofTheRest(Retention retention) {
            return new Policy(null, null, retention);
        }
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
