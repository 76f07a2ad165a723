package io.resticmanager.gateway.page;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.rpc.Jobs;
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

    JobsView list(Actor actor, @Nullable String hostId, @Nullable String kind, @Nullable String status,
            @Nullable String cursor) {
        var filter = new JobFilter(Query.text(hostId), Query.text(kind), Query.text(status), names.all(actor));
        var page = jobs.list(actor, new JobsRpc.Query(filter.hostId(), filter.kind(), filter.status(), ROWS,
                Query.text(cursor)));
        var now = clock.instant();
        var rows = page.items().stream()
                .map(job -> new JobView(job, filter.names().getOrDefault(job.hostId(), job.hostId()), now))
                .toList();
        var asked = Query.NONE.with("host_id", hostId).with("kind", kind).with("status", status);
        var older = page.nextCursor() == null ? null : asked.with("cursor", page.nextCursor()).toString();
        return new JobsView(filter, rows, asked.with("cursor", cursor).toString(), older);
    }
}
