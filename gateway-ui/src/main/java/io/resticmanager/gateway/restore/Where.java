package io.resticmanager.gateway.restore;

import org.jspecify.annotations.Nullable;

/** Which snapshot is looked into: that of {@code hostId}, through the agent of {@code via} where that is another host. */
public record Where(String hostId, @Nullable String via, String snapshotId) {

    /** Whose agent looks. */
    String asked() {
        return via == null ? hostId : via;
    }

    /** Whose repository it looks into, when that is not its own. */
    @Nullable
    String forHost() {
        return via == null || via.equals(hostId) ? null : hostId;
    }
}
