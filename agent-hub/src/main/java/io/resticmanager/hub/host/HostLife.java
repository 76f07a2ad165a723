package io.resticmanager.hub.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc.RemoveHost;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.platform.sqlite.Transactions;

/** What an administrator does to a host that exists. A change and its event are one transaction. */
@Singleton
public final class HostLife {

    private final Hosts hosts;

    private final HostEvents events;

    private final Nudges nudges;

    private final List<Leaving> concerned;

    private final Transactions transactions;

    HostLife(Hosts hosts, HostEvents events, Nudges nudges, List<Leaving> concerned,
            @Named("hub") Transactions transactions) {
        this.hosts = hosts;
        this.events = events;
        this.nudges = nudges;
        this.concerned = concerned;
        this.transactions = transactions;
    }

    /** Renames, tags, pauses; what is absent stays. Answers what stands in the way. */
    public Optional<Problem> update(UpdateHost asked) {
        return transactions.write(() -> hosts.findById(asked.hostId()).map(host -> update(host, asked))
                .orElseGet(() -> Optional.of(noSuchHost())));
    }

    private Optional<Problem> update(HostRow host, UpdateHost asked) {
        var name = Objects.requireNonNullElse(asked.name(), host.name());
        var tags = Objects.requireNonNullElseGet(asked.tags(), host::tagList);
        var paused = Objects.requireNonNullElse(asked.paused(), host.paused());
        var errors = errors(host, name, tags);
        if (!errors.isEmpty()) {
            return Optional.of(Problem.invalid(errors));
        }
        if (!name.equals(host.name()) || !tags.equals(host.tagList()) || paused != host.paused()) {
            hosts.changed(host.id(), name, Json.text(List.copyOf(tags)), paused);
            if (paused != host.paused()) {
                hosts.reconfigured(host.id());
                hosts.schedulesBeginAnew(host.id());
            }
            events.updated(row(host.id()));
            nudge(host.id(), "changed");
        }
        return Optional.empty();
    }

    private List<FieldError> errors(HostRow host, String name, List<String> tags) {
        var errors = new ArrayList<FieldError>();
        HostRules.name(name).ifPresent(errors::add);
        HostRules.tags(tags).ifPresent(errors::add);
        hosts.findByName(name).filter(other -> !other.id().equals(host.id()))
                .ifPresent(_ -> errors.add(new FieldError("name", "There is another host of that name.")));
        return errors;
    }

    /** Its row, its tokens and its credentials go in one transaction; its name is free again. */
    public Optional<Problem> remove(RemoveHost asked) {
        return transactions.write(() -> hosts.findById(asked.hostId()).map(host -> remove(host, asked.confirm()))
                .orElseGet(() -> Optional.of(noSuchHost())));
    }

    private Optional<Problem> remove(HostRow host, String confirm) {
        if (!confirm.equals(host.name())) {
            return Optional.of(Problem.invalid("confirm", "Type the host's name exactly: " + host.name()));
        }
        hosts.told(host.id());
        events.removed(row(host.id()));
        concerned.forEach(other -> other.leaves(host));
        hosts.delete(host.id());
        nudge(host.id(), "removed");
        return Optional.empty();
    }

    private static Problem noSuchHost() {
        return Problem.notFound("There is no such host.");
    }

    private void nudge(String hostId, String what) {
        transactions.afterCommit(() -> nudges.stirred(hostId, what));
    }

    private HostRow row(String hostId) {
        return hosts.findById(hostId).orElseThrow(() -> new IllegalStateException("no host " + hostId));
    }
}
