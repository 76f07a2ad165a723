package io.resticmanager.gateway.rpc;

import org.jspecify.annotations.Nullable;

/** What may delete in a host's repository, and which host gets it; what is absent stays as it is. */
public record NewMaintenance(@Nullable String repoUrl, @Nullable String repoUsername, @Nullable String repoPassword,
        @Nullable String serverPassword, @Nullable String maintenanceHostId) {

    @Override
    public String toString() {
        return "NewMaintenance[…]";
    }
}
