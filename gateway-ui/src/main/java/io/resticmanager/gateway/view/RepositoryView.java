package io.resticmanager.gateway.view;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc.Credentials;

/** The card of the everyday credential: what is stored, or what was typed and is wrong. */
public record RepositoryView(HubHost host, Credentials stored, FormView form) {

    public String hostId() {
        return host.id();
    }

    public String url() {
        return form.values().getOrDefault("repo_url", stored.repoUrl());
    }

    public String username() {
        return form.values().getOrDefault("repo_username", stored.repoUsername() == null ? "" : stored.repoUsername());
    }

    public String serverPasswordHint() {
        return stored.hasServerPassword() ? "Stored, leave blank to keep" : "None stored";
    }

    /** A password is stored that can not be masked in logs. */
    public boolean shortPassword() {
        return Boolean.TRUE.equals(stored.shortPassword());
    }

    /** What the host will refuse before it is asked; empty when it says nothing of that. */
    public String allowed() {
        return AllowedServers.of(host).sentence();
    }
}
