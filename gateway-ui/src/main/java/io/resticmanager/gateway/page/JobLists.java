package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobFilter;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.JobsView;
import org.jspecify.annotations.Nullable;

/** Puts a page of the list of jobs together. */
@Singleton
final class JobLists {

    private static final int ROWS = 50;

    private final Jobs jobs;
    private final HostNames names;
    private final Clock clock;

    JobLists(Jobs jobs, HostNames names, Clock clock) {
        this.jobs = jobs;
        this.names = names;
        this.clock = clock;
    }

    /** Of the whole fleet, or of the host that the filter names. */
    JobsView list(Actor actor, @Nullable String hostId, @Nullable String kind, @Nullable String status,
            @Nullable String cursor) {
        var filter = new JobFilter(Query.text(hostId), Query.text(kind), Query.text(status), names.all(actor));
        return list(actor, null, filter, filter.names(), cursor);
    }

    /** Among the pages of one host, which therefore is no part of the filter. */
    JobsView on(Actor actor, HostView host, @Nullable String kind, @Nullable String status,
            @Nullable String cursor) {
        return list(actor, host.id(), new JobFilter(null, Query.text(kind), Query.text(status), Map.of()),
                Map.of(host.id(), host.name()), cursor);
    }

    private JobsView list(Actor actor, @Nullable String onHost, JobFilter filter, Map<String, String> called,
            @Nullable String cursor) {
        var page = jobs.list(actor, new JobsRpc.Query(onHost == null ? filter.hostId() : onHost, filter.kind(),
                filter.status(), ROWS, Query.text(cursor)));
        var now = clock.instant();
        var rows = page.items().stream()
                .map(job -> new JobView(job, called.getOrDefault(job.hostId(), job.hostId()), now))
                .toList();
        var asked = Query.NONE.with("host_id", filter.hostId()).with("kind", filter.kind())
                .with("status", filter.status());
        var older = page.nextCursor() == null ? null : asked.with("cursor", page.nextCursor()).toString();
        return new JobsView(onHost, filter, rows, asked.with("cursor", cursor).toString(), older);
    }
}
