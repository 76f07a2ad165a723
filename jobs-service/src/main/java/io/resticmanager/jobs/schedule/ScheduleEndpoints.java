package io.resticmanager.jobs.schedule;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.platform.rpc.RpcServer;

/** What may be asked about schedules. A schedule says what is kept, so changing one is for administrators. */
@Singleton
public final class ScheduleEndpoints {

    private final EditSchedules edit;
    private final CopySchedule copy;
    private final RunSchedule run;
    private final ScheduleQueries queries;

    ScheduleEndpoints(EditSchedules edit, CopySchedule copy, RunSchedule run, ScheduleQueries queries) {
        this.edit = edit;
        this.copy = copy;
        this.run = run;
        this.queries = queries;
    }

    public void addTo(RpcServer server) {
        server.endpoint(SchedulesRpc.LIST, Role.viewer, queries::list)
                .endpoint(SchedulesRpc.GET, Role.viewer, queries::get)
                .endpoint(SchedulesRpc.PREVIEW, Role.viewer, queries::preview)
                .endpoint(JobsRpc.RUN, Role.operator, run::run)
                .endpoint(SchedulesRpc.RUN, Role.operator, run::run)
                .endpoint(SchedulesRpc.CREATE, Role.admin, edit::create)
                .endpoint(SchedulesRpc.CHANGE, Role.admin, edit::change)
                .endpoint(SchedulesRpc.REMOVE, Role.admin, edit::remove)
                .endpoint(SchedulesRpc.COPY, Role.admin, copy::copy);
    }
}
