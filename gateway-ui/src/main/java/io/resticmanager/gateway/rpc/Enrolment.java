package io.resticmanager.gateway.rpc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A fresh enrolment token. A password is there when the hub minted it, and only this once. */
public record Enrolment(String tokenId, String token, Instant expiresAt, @Nullable String repoUsername,
        @Nullable String repoPassword, @Nullable String serverPassword) {

    @Override
    public String toString() {
        return "Enrolment[%s]".formatted(tokenId);
    }
}
