package io.resticmanager.hub.enrolment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A token as it is kept; the secrets that wait with it stay in their row. */
record EnrolmentToken(String id, String name, List<String> tags, String repoUrl, @Nullable String repoUsername,
        @Nullable String replacesHostId, Instant expiresAt, boolean replaced, @Nullable Use used) {

    /** Who used it. */
    record Use(String hostId, String agentTokenHash) {}

    boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
