package io.resticmanager.contracts.notification;

import java.util.Set;

/** The ways to reach people, and which fields of each one's configuration are written, never read back. */
public enum ChannelKind {
    webhook("bearer_token", "header_value", "secret"), ntfy("access_token"), smtp("password");

    private final Set<String> secrets;

    ChannelKind(String... secrets) {
        this.secrets = Set.of(secrets);
    }

    /** Names of fields, as the JSON has them. */
    public Set<String> secrets() {
        return secrets;
    }
}
