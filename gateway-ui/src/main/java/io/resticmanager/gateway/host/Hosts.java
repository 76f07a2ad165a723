package io.resticmanager.gateway.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostPage.Place;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Jobs;

/** The hosts, asked from the services that own what there is to know of them. */
@Singleton
public final class Hosts {

    private static final int HUB_PAGE = 200;
    private static final HostFilter EVERY = new HostFilter(null, null, null);

    private final Hub hub;
    private final Jobs jobs;

    Hosts(Hub hub, Jobs jobs) {
        this.hub = hub;
        this.jobs = jobs;
    }

    public Host get(Actor actor, String id) {
        var host = hub.host(actor, id);
        return join(actor, List.of(host)).getFirst();
    }

    /** At most {@code limit} hosts that match, from the place on. */
    public HostPage page(Actor actor, HostFilter filter, int limit, Place from) {
        List<HubHost> found = new ArrayList<>();
        var place = from;
        while (true) {
            var page = hub.hosts(actor, HUB_PAGE, place.hubCursor());
            for (var host : page.items()) {
                if (host.id().compareTo(place.afterHost()) <= 0 || !filter.matches(host)) {
                    continue;
                }
                if (found.size() == limit) {
                    return page(actor, found, Optional.of(new Place(place.hubCursor(), found.getLast().id())));
                }
                found.add(host);
            }
            var next = page.nextCursor();
            if (next == null) {
                return page(actor, found, Optional.empty());
            }
            place = new Place(next, place.afterHost());
        }
    }

    /** The whole fleet, in the order of the hosts' ids. */
    public List<Host> all(Actor actor) {
        List<Host> all = new ArrayList<>();
        var place = Optional.of(Place.FIRST);
        while (place.isPresent()) {
            var page = page(actor, EVERY, HUB_PAGE, place.get());
            all.addAll(page.hosts());
            place = page.next();
        }
        return all;
    }

    private HostPage page(Actor actor, List<HubHost> hosts, Optional<Place> next) {
        return new HostPage(join(actor, hosts), next);
    }

    private List<Host> join(Actor actor, List<HubHost> hosts) {
        if (hosts.isEmpty()) {
            return List.of();
        }
        var known = jobs(actor, hosts.stream().map(HubHost::id).toList());
        return hosts.stream().map(host -> new Host(host, Optional.ofNullable(known.get(host.id())))).toList();
    }

    // Without an answer of jobs-service (503, 504) the hosts are still there; what
    // it alone knows is then unknown.
    private Map<String, HostJobs> jobs(Actor actor, List<String> ids) {
        try {
            return jobs.hosts(actor, ids).items().stream()
                    .collect(Collectors.toMap(HostJobs::hostId, Function.identity()));
        } catch (ProblemException refused) {
            if (refused.problem().status() >= 503) {
                return Map.of();
            }
            throw refused;
        }
    }
}
