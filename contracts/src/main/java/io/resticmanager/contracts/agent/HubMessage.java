package io.resticmanager.contracts.agent;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What the hub says to an agent. */
public sealed interface HubMessage
        permits HubMessage.Welcome, HubMessage.ConfigUpdate, HubMessage.CommandRun, HubMessage.CommandCancel,
        HubMessage.Look, HubMessage.LookCancel, HubMessage.Ack, HubMessage.Bye, ProtocolError {

    /**
     * Answers hello. A changed {@code hubEpoch} means a new or restored hub: kept frames are sent again. So are those above
     * {@code storedSeq}, the highest sequence number that the hub has stored, whatever was acknowledged before.
     */
    @Wire
    record Welcome(String hostId, Instant serverTime, int heartbeatS, int reconnectSpreadS, String hubEpoch,
            @Nullable Long storedSeq) implements HubMessage {}

    /**
     * The configuration as a whole; one with a lower revision of the same epoch is ignored. Each of the schedules is a
     * {@link io.resticmanager.contracts.schedule.Schedule}, left as it came so that one that can not be read costs no other. A
     * paused host has none. {@code nextPin} is the public key
     * that the hub will serve after its next renewal, as {@code sha256:HEX}.
     */
    @Wire
    record ConfigUpdate(long revision, @Nullable Repository repository, List<JsonNode> schedules,
            @Nullable String nextPin) implements HubMessage {}

    /** The one place where repository secrets cross the wire; {@code toString} keeps them out of logs. */
    @Wire
    record Repository(String id, String url, @Nullable String username, String password,
            @Nullable String serverPassword) {

        /** A secret of fewer characters stands within many a word, so that masking it would tear messages and give it away. */
        public static final int LEAST_MASKED = 4;

        /** Whether it can be masked wherever somebody says it. */
        public static boolean maskable(String secret) {
            return secret.strip().length() >= LEAST_MASKED;
        }

        @Override
        public String toString() {
            return "Repository[id=" + id + "]";
        }
    }

    /**
     * {@code options} is the record that the kind names; {@code expiresAt} is in the hub's time. {@code credential} replaces the
     * everyday one for this job, when its kind needs more than append-only access. A job that runs longer than
     * {@code timeoutS} is ended and has failed.
     */
    @Wire
    record CommandRun(String jobId, JobKind kind, @Nullable Instant expiresAt, @Nullable JsonNode options,
            @Nullable Repository credential, @Nullable Long timeoutS) implements HubMessage {

        /** As long as it takes. */
        public CommandRun(String jobId, JobKind kind, @Nullable Instant expiresAt, @Nullable JsonNode options,
                @Nullable Repository credential) {
            this(jobId, kind, expiresAt, options, credential, null);
        }
    }

    @Wire
    record CommandCancel(String jobId) implements HubMessage {}

    /**
     * Something to look up at once, no job: one at a time beside the job that runs, within {@link #WITHIN_S} from end to end. The
     * answer is an {@link AgentMessage.Looked} with this frame's id in {@code re}. {@code credential} is that of another host's
     * repository, which is looked into instead of the agent's own.
     */
    sealed interface Look extends HubMessage {

        /** Seconds that a look may take, waiting included (decision 19 of the design). */
        int WITHIN_S = 60;

        @Nullable
        Repository credential();
    }

    /**
     * What stands in one folder of a snapshot. {@code path} is absolute, as it stands in the snapshot, and no pattern; {@code /} is the
     * top. {@code next} is that of the page before.
     */
    @Wire
    record TreeList(String snapshotId, String path, @Nullable String next, @Nullable Repository credential)
            implements
                Look {

        public TreeList(String snapshotId, String path, @Nullable String next) {
            this(snapshotId, path, next, null);
        }
    }

    /**
     * Where in a snapshot a name stands that has {@code pattern} in it, in whatever case; with {@code *} or {@code ?} in it the whole
     * name has to match. At most {@code limit} are told, 1 to {@link #MOST}.
     */
    @Wire
    record TreeFind(String snapshotId, String pattern, int limit, @Nullable Repository credential) implements Look {

        public static final int MOST = 1_000;
    }

    /** {@code path} is where free space is looked for; absent is the restore directory. */
    @Wire
    record Probe(What what, @Nullable String path, @Nullable Repository credential) implements Look {

        public enum What {
            repository, free_space
        }
    }

    /** Nobody waits any more for the answer to the look whose frame had this id; one that comes all the same is {@code not_asked}. */
    @Wire
    record LookCancel(String id) implements HubMessage {}

    /** Cumulative: everything up to this sequence number is stored. */
    @Wire
    record Ack(long seq) implements HubMessage {}

    /** The hub is about to close the connection. */
    @Wire
    record Bye(Reason reason, @Nullable String message) implements HubMessage {

        public enum Reason {
            removed, replaced, refused, shutting_down, unsupported_protocol
        }
    }
}
