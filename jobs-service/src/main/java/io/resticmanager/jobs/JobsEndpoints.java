package io.resticmanager.jobs;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.dispatch.CancelJob;
import io.resticmanager.jobs.host.HostJobLists;
import io.resticmanager.jobs.host.HostOverview;
import io.resticmanager.jobs.item.ItemPages;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.log.LogEndpoints;
import io.resticmanager.jobs.repository.RepositoryHealths;
import io.resticmanager.jobs.repository.SizesOfHosts;
import io.resticmanager.jobs.run.RunEndpoints;
import io.resticmanager.jobs.schedule.ScheduleEndpoints;
import io.resticmanager.jobs.snapshot.AcceptSnapshots;
import io.resticmanager.jobs.snapshot.SnapshotPages;
import io.resticmanager.jobs.suspect.ConfirmJob;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What other services may ask, and the least role for each. */
@Singleton
@Named("jobs")
final class JobsEndpoints implements Endpoints {

    private final CancelJob cancel;
    private final JobQueries jobs;
    private final HostJobLists lists;
    private final LogEndpoints log;
    private final SnapshotPages snapshots;
    private final HostOverview hosts;
    private final ItemPages items;
    private final ConfirmJob confirm;
    private final AcceptSnapshots accept;
    private final RepositoryHealths repositories;
    private final SizesOfHosts sizes;
    private final ScheduleEndpoints schedules;
    private final RunEndpoints runs;

    JobsEndpoints(CancelJob cancel, JobQueries jobs, HostJobLists lists, LogEndpoints log,
            SnapshotPages snapshots, HostOverview hosts, ItemPages items, ConfirmJob confirm, AcceptSnapshots accept,
            RepositoryHealths repositories, SizesOfHosts sizes, ScheduleEndpoints schedules, RunEndpoints runs) {
        this.cancel = cancel;
        this.jobs = jobs;
        this.lists = lists;
        this.log = log;
        this.snapshots = snapshots;
        this.hosts = hosts;
        this.items = items;
        this.confirm = confirm;
        this.accept = accept;
        this.repositories = repositories;
        this.sizes = sizes;
        this.schedules = schedules;
        this.runs = runs;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(JobsRpc.CANCEL, Role.operator, cancel::cancel)
                .endpoint(JobsRpc.GET, Role.viewer, jobs::get)
                .endpoint(JobsRpc.LIST, Role.viewer, lists::list)
                .endpoint(JobsRpc.COUNTS, Role.viewer, lists::counts)
                .endpoint(JobsRpc.ITEMS, Role.viewer, items::page)
                .endpoint(JobsRpc.CONFIRM, Role.operator, confirm::confirm)
                .endpoint(JobsRpc.ACCEPT, Role.admin, accept::accept)
                .endpoint(JobsRpc.REPOSITORY, Role.viewer, repositories::of)
                .endpoint(JobsRpc.MEASUREMENTS, Role.viewer, sizes::of)
                .endpoint(JobsRpc.SNAPSHOTS, Role.viewer, snapshots::page)
                .endpoint(JobsRpc.HOSTS, Role.viewer, hosts::of);
        log.addTo(server);
        schedules.addTo(server);
        runs.addTo(server);
    }
}
