package io.resticmanager.hub.listing;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.RemoveHost;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.host.ConfigChanged;
import io.resticmanager.hub.host.HostGone;
import io.resticmanager.hub.host.HostLife;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes changes of hosts, and their removal. */
@Singleton
@Named("hub")
final class HostChanges implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(HostChanges.class);

    private final HostLife life;

    private final HostList hosts;

    private final ApplicationEventPublisher<HostGone> removals;

    private final ApplicationEventPublisher<ConfigChanged> changes;

    private final Audit audit;

    private final Transactions transactions;

    HostChanges(HostLife life, HostList hosts, ApplicationEventPublisher<HostGone> removals,
            ApplicationEventPublisher<ConfigChanged> changes, Audit audit, @Named("hub") Transactions transactions) {
        this.life = life;
        this.hosts = hosts;
        this.removals = removals;
        this.changes = changes;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.UPDATE_HOST, Role.admin, this::update)
                .endpoint(HubRpc.REMOVE_HOST, Role.admin, this::remove);
    }

    private Reply<HubHost> update(Caller caller, UpdateHost asked) {
        var before = hosts.find(asked.hostId());
        return told(() -> life.update(asked), () -> {
            var changed = before.map(host -> changed(host, asked)).orElse(asked);
            if (changed.name() != null || changed.tags() != null || changed.paused() != null) {
                audit.done(caller.actor(), action(changed), asked.hostId(), words(changed));
            }
        })
                .map(Reply::<HubHost>refused).orElseGet(() -> {
                    LOG.info("host changed host={} by={}", asked.hostId(), caller.actor().name());
                    if (asked.paused() != null) {
                        changes.publishEvent(new ConfigChanged(asked.hostId()));
                    }
                    return shown(hosts.find(asked.hostId()));
                });
    }

    private static Reply<HubHost> shown(Optional<HubHost> host) {
        return host.map(Reply::of).orElseGet(() -> Reply.refused(Problem.notFound("There is no such host.")));
    }

    private Reply<Nothing> remove(Caller caller, RemoveHost asked) {
        return told(() -> life.remove(asked),
                () -> audit.done(caller.actor(), "host.remove", asked.hostId(), asked.confirm()))
                .map(Reply::<Nothing>refused).orElseGet(() -> {
                    LOG.info("host removed host={} by={}", asked.hostId(), caller.actor().name());
                    removals.publishEvent(new HostGone(asked.hostId()));
                    return Reply.of(Nothing.NOTHING);
                });
    }

    private Optional<Problem> told(Supplier<Optional<Problem>> act, Runnable tell) {
        return transactions.write(() -> {
            var refused = act.get();
            if (refused.isEmpty()) {
                tell.run();
            }
            return refused;
        });
    }

    // Only what is another than before: who sends what stands changes nothing.
    private static UpdateHost changed(HubHost before, UpdateHost asked) {
        return new UpdateHost(asked.hostId(), before.name().equals(asked.name()) ? null : asked.name(),
                before.tags().equals(asked.tags()) ? null : asked.tags(),
                Objects.equals(before.paused(), asked.paused()) ? null : asked.paused());
    }

    private static String action(UpdateHost asked) {
        return asked.paused() == null ? "host.update" : asked.paused() ? "host.pause" : "host.resume";
    }

    private static String words(UpdateHost asked) {
        return Stream.of(asked.name() == null ? "" : "name " + asked.name(),
                asked.tags() == null ? "" : "tags " + String.join(" ", asked.tags())).filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
