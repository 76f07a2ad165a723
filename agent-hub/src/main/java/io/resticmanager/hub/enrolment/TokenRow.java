package io.resticmanager.hub.enrolment;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.hub.host.HostRow;
import org.jspecify.annotations.Nullable;

/** A token's row. The passwords are sealed, and gone once the token is used or replaced. */
@MappedEntity("enrolment_token")
record TokenRow(@Id String id, String hash, String name, String tags, String repoUrl, @Nullable String repoUsername,
        @Nullable String repoPassword, @Nullable String serverPassword, @Nullable String replacesHostId,
        String mintedBy, Instant mintedAt, Instant expiresAt, @Nullable Instant usedAt, @Nullable String hostId,
        @Nullable String agentTokenHash, @Nullable Instant replacedAt) {

    /** Which row and column a sealed secret belongs to. */
    static String place(String id, String column) {
        return "enrolment_token/" + id + "/" + column;
    }

    /** What decides about an enrolment. */
    EnrolmentToken token() {
        var use = hostId == null || agentTokenHash == null ? null : new EnrolmentToken.Use(hostId, agentTokenHash);
        return new EnrolmentToken(id, name, HostRow.tags(tags), repoUrl, repoUsername, replacesHostId, expiresAt,
                replacedAt != null, use);
    }
}
