package io.resticmanager.gateway.rpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A host to be enrolled. Blank passwords are minted by the hub; the life of the token is in seconds. */
public record NewHost(String name, List<String> tags, String repoUrl, @Nullable String repoUsername,
        @Nullable String repoPassword, @Nullable String serverPassword, @Nullable Long expiresInS,
        @Nullable String replacesHostId) {

    public NewHost named(String other) {
        return new NewHost(other, tags, repoUrl, repoUsername, repoPassword, serverPassword, expiresInS,
                replacesHostId);
    }

    @Override
    public String toString() {
        return "NewHost[%s]".formatted(name);
    }
}
