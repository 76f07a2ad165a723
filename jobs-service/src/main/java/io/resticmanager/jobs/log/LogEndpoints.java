package io.resticmanager.jobs.log;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.RpcServer;

/** What others may ask about logs, and the least role for each. */
@Singleton
public final class LogEndpoints {

    private final LogPages pages;
    private final LogKeeping keeping;

    LogEndpoints(LogPages pages, LogKeeping keeping) {
        this.pages = pages;
        this.keeping = keeping;
    }

    public void addTo(RpcServer server) {
        server.endpoint(JobsRpc.LOG, Role.viewer, pages::page)
                .endpoint(JobsRpc.KEEPING, Role.admin, keeping::get)
                .endpoint(JobsRpc.CHANGE_KEEPING, Role.admin, keeping::change);
    }
}
