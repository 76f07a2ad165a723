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
        HubMessage.TreeList, HubMessage.Ack, HubMessage.Bye, ProtocolError {

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

    @Wire
    record TreeList(String snapshotId, String path, @Nullable String next) implements HubMessage {}

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
