package io.resticmanager.gateway.rpc;

import org.jspecify.annotations.Nullable;

/** Where a host's repository is and what opens it; what is absent stays as it is. */
public record NewCredentials(@Nullable String repoUrl, @Nullable String repoUsername, @Nullable String repoPassword,
        @Nullable String serverPassword) {

    @Override
    public String toString() {
        return "NewCredentials[…]";
    }
}
