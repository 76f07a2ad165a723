package io.resticmanager.alerts.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.alert.AlertBook.Stands;
import io.resticmanager.alerts.alert.Group;
import io.resticmanager.alerts.fact.Facts;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What the hub's answer says: who is away, who is back, who is paused, and who is no more. */
@Singleton
final class HostLook {

    private static final Observation BACK = new Observation.Over(Closing.cleared,
            "The agent is connected again.");

    private final AlertBook book;
    private final Facts facts;
    private final Transactions transactions;

    HostLook(AlertBook book, Facts facts, @Named("alerts") Transactions transactions) {
        this.book = book;
        this.facts = facts;
        this.transactions = transactions;
    }

    List<Sighting> see(List<HubHost> hosts, Look look) {
        hosts.forEach(host -> remember(host, look));
        var standing = book.standing();
        var away = standing.stream().filter(it -> it.key().kind() == AlertKind.agent_offline)
                .collect(Collectors.toMap(it -> it.key().hostId(), it -> it));
        var groups = groups(hosts, away);
        var seen = new ArrayList<>(gone(hosts, standing, look));
        hosts.forEach(host -> sighting(host, away.containsKey(host.id()), groups.get(host.id())).ifPresent(seen::add));
        return seen;
    }

    private void remember(HubHost host, Look look) {
        transactions.write(() -> {
            if (facts.looked(new Facts.HostFacts(host.id(), host.name(), host.paused()), look.began(),
                    look.now())) {
                book.rename(host.id(), host.name());
            }
        });
    }

    // Unknown and refused say neither that it is there nor that it is away.
    private static Optional<Sighting> sighting(HubHost host, boolean stands, @Nullable Group group) {
        var key = Key.of(host.id(), AlertKind.agent_offline);
        if (host.paused()) {
            return stands ? Optional.of(Sighting.of(key, Level.PAUSED)) : Optional.empty();
        }
        return switch (host.presence()) {
            case unknown, refused -> Optional.empty();
            case online -> stands ? Optional.of(Sighting.of(key, BACK)) : Optional.empty();
            case offline -> Optional.of(new Sighting(key, new Observation.Absent(since(host),
                    Sentences.absent(since(host), host.lastSeenAt() != null)), group, false));
        };
    }

    private static Instant since(HubHost host) {
        return Objects.requireNonNullElse(host.lastSeenAt(), host.enrolledAt());
    }

    private static List<Sighting> gone(List<HubHost> hosts, List<Stands> standing, Look look) {
        var there = hosts.stream().map(HubHost::id).collect(Collectors.toCollection(HashSet::new));
        return standing.stream().filter(it -> !there.contains(it.key().hostId()) && look.judges(it))
                .map(it -> Sighting.of(it.key(), Level.REMOVED)).toList();
    }

    // Those of one loss that are noticed in several sweeps still are one group.
    private static Map<String, Group> groups(List<HubHost> hosts, Map<String, Stands> standing) {
        var away = hosts.stream().filter(it -> it.presence() == Presence.offline && !it.paused())
                .map(it -> new MassLoss.Away(it.id(), since(it))).toList();
        var groups = new HashMap<String, Group>();
        for (var loss : MassLoss.of(away, hosts.size())) {
            var id = loss.stream().map(it -> standing.get(it.hostId())).filter(Objects::nonNull)
                    .map(Stands::groupId).filter(Objects::nonNull).findFirst().orElseGet(Ids::next);
            loss.forEach(it -> groups.put(it.hostId(), new Group(id, loss.size())));
        }
        return groups;
    }
}
