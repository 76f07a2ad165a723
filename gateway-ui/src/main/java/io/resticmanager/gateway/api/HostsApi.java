package io.resticmanager.gateway.api;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.gateway.fleet.FleetFilter;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.fleet.Order;
import io.resticmanager.gateway.fleet.Place;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** Hosts and their snapshots. */
@Controller("/api/hosts")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostsApi {

    private final Jobs jobs;
    private final FleetRows rows;
    private final HostWhole whole;

    HostsApi(Jobs jobs, FleetRows rows, HostWhole whole) {
        this.jobs = jobs;
        this.rows = rows;
        this.whole = whole;
    }

    @Get
    Items<HostAnswer> list(@QueryValue @Nullable String tag, @QueryValue @Nullable String status,
            @QueryValue @Nullable String protection, @QueryValue @Nullable String q,
            @QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var filter = new FleetFilter(q, tag, presence(status), level(protection), false);
        var page = rows.page(filter, Order.id, place(paging.cursor()), paging.limit());
        return new Items<>(page.hosts().stream().map(row -> HostAnswer.of(row.host(), row.alerts())).toList(),
                page.next().map(Place::text).orElse(null));
    }

    @Get("/{id}")
    HostAnswer show(Actor actor, String id) {
        return whole.of(actor, id);
    }

    @Get("/{id}/snapshots")
    SnapshotList snapshots(Actor actor, String id, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return jobs.snapshots(actor, id, paging.limit(), paging.cursor());
    }

    private static @Nullable Presence presence(@Nullable String status) {
        return one(Presence.values(), Presence::name, "status", status);
    }

    private static @Nullable Level level(@Nullable String protection) {
        return one(Level.values(), Level::word, "protection", protection);
    }

    private static <E> @Nullable E one(E[] all, Function<E, String> word, String field, @Nullable String asked) {
        return asked == null
                ? null
                : Arrays.stream(all).filter(each -> word.apply(each).equals(asked)).findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.invalid(field, "A host's %s is one of %s."
                                .formatted(field, Arrays.stream(all).map(word).collect(Collectors.joining(", "))))));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        return cursor == null
                ? null
                : Place.parse(Order.id, cursor).orElseThrow(() -> new ProblemException(
                        Problem.invalid("cursor", "This is not the next_cursor of a page before.")));
    }
}
