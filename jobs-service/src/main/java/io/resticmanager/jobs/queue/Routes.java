package io.resticmanager.jobs.queue;

import java.util.EnumSet;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.RpcClient;

/** Which host runs a job: its own, or, for what deletes, the maintenance host that the hub names for its repository. */
@Singleton
final class Routes {

    private static final Actor SELF = Actor.system("jobs");
    private static final Set<JobKind> DELETES = EnumSet.of(JobKind.forget, JobKind.prune);

    private final RpcClient client;

    /** {@code maintained} when the repository has a maintenance credential, so that its everyday one only adds. */
    record Route(String runsOn, boolean maintained) {}

    Routes(@Named("jobs") RpcClient client) {
        this.client = client;
    }

    /** Asks the hub, so never in a transaction; its own problem when it can not be asked. */
    Reply<Route> of(String host, JobKind kind) {
        if (!DELETES.contains(kind)) {
            return Reply.of(new Route(host, false));
        }
        return switch (client.call(HubRpc.MAINTENANCE, new HubRpc.HostId(host), SELF)) {
            case Reply.Value<HubRpc.Maintenance>(var maintenance) -> of(host, maintenance);
            case Reply.Refused<HubRpc.Maintenance>(var problem) -> Reply.refused(problem);
        };
    }

    private static Reply<Route> of(String host, HubRpc.Maintenance maintenance) {
        if (!maintenance.stored()) {
            return Reply.of(new Route(host, false));
        }
        if (maintenance.hostRemoved()) {
            return Reply.refused(Problem.conflict("The maintenance host of this repository was removed. "
                    + "Name another one in the host's settings."));
        }
        var elsewhere = maintenance.maintenanceHostId();
        return Reply.of(new Route(elsewhere == null ? host : elsewhere, true));
    }
}
