package io.resticmanager.gateway.api;

import java.util.Arrays;
import java.util.Optional;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.gateway.host.HostFilter;
import io.resticmanager.gateway.host.HostPage.Place;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** Hosts and their snapshots. */
@Controller("/api/hosts")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostsApi {

    private final Hosts hosts;
    private final Jobs jobs;

    HostsApi(Hosts hosts, Jobs jobs) {
        this.hosts = hosts;
        this.jobs = jobs;
    }

    @Get
    Items<HostAnswer> list(Actor actor, @QueryValue @Nullable String tag, @QueryValue @Nullable String status,
            @QueryValue @Nullable String q, @QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var page = hosts.page(actor, new HostFilter(tag, presence(status), q), paging.limit(), place(paging.cursor()));
        return new Items<>(page.hosts().stream().map(HostAnswer::of).toList(),
                page.next().map(Place::text).orElse(null));
    }

    @Get("/{id}")
    HostAnswer show(Actor actor, String id) {
        return HostAnswer.of(hosts.get(actor, id));
    }

    @Get("/{id}/snapshots")
    SnapshotList snapshots(Actor actor, String id, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return jobs.snapshots(actor, id, paging.limit(), paging.cursor());
    }

    private static @Nullable Presence presence(@Nullable String status) {
        return status == null
                ? null
                : known(status).orElseThrow(() -> new ProblemException(Problem.invalid("status",
                        "A host's status is one of online, offline, unknown, refused.")));
    }

    private static Optional<Presence> known(String status) {
        return Arrays.stream(Presence.values()).filter(presence -> presence.name().equals(status)).findFirst();
    }

    private static Place place(@Nullable String cursor) {
        return cursor == null
                ? Place.FIRST
                : Place.parse(cursor).orElseThrow(() -> new ProblemException(
                        Problem.invalid("cursor", "This is not the next_cursor of a page before.")));
    }
}
