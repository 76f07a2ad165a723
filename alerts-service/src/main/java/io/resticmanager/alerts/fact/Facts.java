package io.resticmanager.alerts.fact;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What is known of hosts and schedules. Every method takes part in the running write transaction. */
@Singleton
public final class Facts {

    private final Transactions transactions;

    Facts(@Named("alerts") Transactions transactions) {
        this.transactions = transactions;
    }

    /** A host as its owner told of it. What is absent stays as it was. */
    public record HostFacts(String id, @Nullable String name, @Nullable Boolean paused) {}

    /** A schedule as a look at its owner showed it. */
    public record ScheduleFacts(String id, String hostId, @Nullable String name, boolean disabled) {}

    /** What an event told of a schedule; {@code disabled} is absent where it says nothing of it. */
    public record ScheduleTold(String id, String hostId, long revision, boolean gone, @Nullable Boolean disabled) {}

    /** Whether it changed; what an event told earlier than {@code revision} changes nothing. */
    public boolean told(HostFacts host, long revision, Instant now) {
        return transactions.<Boolean>writeSql(connection -> FactTables.told(connection, host, revision, now));
    }

    /** A name that came with something else, where there is none yet. */
    public void named(String host, String name, Instant now) {
        transactions.<Boolean>writeSql(connection -> FactTables.named(connection, host, name, now));
    }

    /** As a look at its owner showed it, unless something newer was heard between its beginning and now. */
    public boolean looked(HostFacts host, Instant began, Instant now) {
        return transactions.<Boolean>writeSql(connection -> FactTables.looked(connection, host, began, now));
    }

    /** False when it was removed before. */
    public boolean removed(String host, Instant now) {
        return transactions.<Boolean>writeSql(connection -> FactTables.removed(connection, host, now));
    }

    public void schedule(String id, String host, @Nullable String name) {
        transactions.<Boolean>writeSql(connection -> FactTables.schedule(connection, id, host, name));
    }

    public void scheduleLooked(ScheduleFacts schedule, Instant began, Instant now) {
        transactions.<Boolean>writeSql(connection -> FactTables.scheduleLooked(connection, schedule, began, now));
    }

    /** False when something newer was told before. */
    public boolean scheduleChanged(ScheduleTold schedule, Instant now) {
        return transactions.<Boolean>writeSql(connection -> FactTables.scheduleChanged(connection, schedule, now));
    }

    /** Nobody expects anything of the schedule now. */
    public boolean disabled(String schedule) {
        return !schedule.isEmpty()
                && transactions.<Boolean>writeSql(connection -> FactTables.disabled(connection, schedule));
    }

    /** The host's name, or its id before that is known. */
    public String name(String host) {
        return transactions.<Optional<String>>writeSql(connection -> FactTables.hostName(connection, host))
                .orElse(host);
    }

    public Optional<String> scheduleName(@Nullable String schedule) {
        return schedule == null
                ? Optional.empty()
                : transactions.<Optional<String>>writeSql(
                        connection -> FactTables.scheduleName(connection, schedule));
    }

    public boolean paused(String host) {
        return transactions.<Boolean>writeSql(connection -> FactTables.paused(connection, host));
    }

    /** The host or the schedule is gone for good. */
    public boolean over(String host, String schedule) {
        return transactions.<Boolean>writeSql(connection -> FactTables.over(connection, host, schedule));
    }
}
