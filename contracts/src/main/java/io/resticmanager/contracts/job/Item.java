package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** One entry of what a job found: a decision of forget, a change of diff, a lock that stood there, what did not come back. */
@Wire
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Item.Decision.class, name = "decision"),
        @JsonSubTypes.Type(value = Item.Change.class, name = "change"),
        @JsonSubTypes.Type(value = Item.Lock.class, name = "lock"),
        @JsonSubTypes.Type(value = Item.NotRestored.class, name = "not_restored")})
public sealed interface Item {

    /**
     * What forget does with a snapshot; {@code reasons} are restic's, such as {@code daily snapshot}, and none for one that goes.
     * One that no policy is for is kept for a reason of the agent's own. {@code schedules} are the ids of those whose policies
     * keep it, or let it go; absent when the forget has one policy for all, and for a snapshot of no schedule.
     */
    @Wire
    record Decision(Snapshot snapshot, boolean keep, List<String> reasons, @Nullable List<String> schedules)
            implements
                Item {

        /** By one policy for all. */
        public Decision(Snapshot snapshot, boolean keep, List<String> reasons) {
            this(snapshot, keep, reasons, null);
        }
    }

    /** {@code modifier} is restic's: {@code +} added, {@code -} removed, {@code M} changed, {@code T} of another type, {@code U} metadata. */
    @Wire
    record Change(String path, String modifier) implements Item {}

    /** What a restore did not bring back, or not whole; {@code reason} is restic's. */
    @Wire
    record NotRestored(String path, String reason) implements Item {}

    /** Who holds the repository. {@code jobId} is there when it is one of our jobs on the host that tells. */
    @Wire
    record Lock(String id, Instant since, boolean exclusive, String hostname, @Nullable String username, long pid,
            Holder holder, @Nullable String jobId) implements Item {

        /** Whether its process lives: only the machine that it runs on can say. */
        public enum Holder {
            live, dead, elsewhere
        }
    }
}
