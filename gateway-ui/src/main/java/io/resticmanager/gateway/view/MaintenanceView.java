package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import org.jspecify.annotations.Nullable;

/**
 * The card of the maintenance credential: what is stored, or what was typed and is wrong. {@code everydayUrl} holds where
 * none is stored; {@code keeper} is the maintenance host, if there is one.
 */
public record MaintenanceView(HubHost host, Maintenance stored, String everydayUrl, @Nullable HubHost keeper,
        Map<String, String> names, FormView form) {

    public String hostId() {
        return host.id();
    }

    public String url() {
        return form.values().getOrDefault("repo_url", Objects.requireNonNullElse(stored.repoUrl(), everydayUrl));
    }

    public String username() {
        return form.values().getOrDefault("repo_username", Objects.requireNonNullElse(stored.repoUsername(), ""));
    }

    public String serverPasswordHint() {
        return stored.hasServerPassword() ? "Stored, leave blank to keep" : "";
    }

    public String passwordHint() {
        return stored.hasPassword() ? "Stored, leave blank to keep" : "The everyday one";
    }

    /** Where forget, prune and unlock run, in words. */
    public String runsOn() {
        return keeper == null
                ? stored.hostRemoved() ? "nowhere: the maintenance host was removed" : "on " + host.name() + " itself"
                : "on " + keeper.name();
    }

    /** Every host that may do it, the host itself first; what was chosen is offered whatever it is. */
    public List<Choice> hosts() {
        var chosen = form.values().getOrDefault("maintenance_host_id", keeper == null ? "" : keeper.id());
        var self = !stored.hostRemoved() && chosen.isEmpty() || chosen.equals(host.id());
        var all = new ArrayList<Choice>();
        if (stored.hostRemoved()) {
            all.add(new Choice("", "Choose one: the maintenance host was removed", chosen.isEmpty()));
        }
        all.add(new Choice(host.id(), host.name() + ", this host", self));
        if (!chosen.isEmpty() && !chosen.equals(host.id()) && !names.containsKey(chosen)) {
            all.add(new Choice(chosen, chosen, true));
        }
        names.entrySet().stream().filter(other -> !other.getKey().equals(host.id()))
                .forEach(other -> all.add(new Choice(other.getKey(), other.getValue(),
                        other.getKey().equals(chosen))));
        return List.copyOf(all);
    }

    /** Why the host that gets the credential will not use it; empty when nothing is known against it. */
    public String warning() {
        return stored.stored()
                ? AllowedServers.of(keeper == null ? host : keeper)
                        .warning(Objects.requireNonNullElse(stored.repoUrl(), everydayUrl))
                : "";
    }
}
