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
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** The hosts, asked from the services that own what there is to know of them. */
@Singleton
public final class Hosts {

    private static final int HUB_PAGE = 200;
    private static final int NOT_FOUND = 404;

    private final Hub hub;
    private final Jobs jobs;

    Hosts(Hub hub, Jobs jobs) {
        this.hub = hub;
        this.jobs = jobs;
    }

    /** Up to 200 hosts in the order of their ids; {@code next} is the cursor of the page after, null at the end. */
    public record Page(List<Host> hosts, @Nullable String next) {}

    public Host get(Actor actor, String id) {
        return join(actor, List.of(hub.host(actor, id))).getFirst();
    }

    /** Those of at most 200 hosts that exist. */
    public List<Host> existing(Actor actor, List<String> ids) {
        List<HubHost> found = new ArrayList<>();
        for (var id : ids) {
            find(actor, id).ifPresent(found::add);
        }
        return join(actor, found);
    }

    /** @param cursor of the page before, or empty for the first page */
    public Page page(Actor actor, String cursor) {
        var page = hub.hosts(actor, HUB_PAGE, cursor);
        return new Page(join(actor, page.items()), page.nextCursor());
    }

    private Optional<HubHost> find(Actor actor, String id) {
        try {
            return Optional.of(hub.host(actor, id));
        } catch (ProblemException refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
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
