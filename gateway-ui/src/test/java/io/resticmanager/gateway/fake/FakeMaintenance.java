package io.resticmanager.gateway.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import org.jspecify.annotations.Nullable;

/** The hub's memory of maintenance credentials; refuses the user name {@code nobody}. */
@Singleton
@Named("hub")
public final class FakeMaintenance implements Endpoints {

    public static final Maintenance NONE = new Maintenance(false, null, null, false, false, null, false);

    private final Sealing sealing;
    private final Map<String, Maintenance> stored = new ConcurrentHashMap<>();
    private final AtomicReference<Problem> refusal = new AtomicReference<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    FakeMaintenance(@Named("hub") Sealing sealing) {
        this.sealing = sealing;
    }

    public Maintenance of(String hostId) {
        return stored.getOrDefault(hostId, NONE);
    }

    public void knows(String hostId, Maintenance maintenance) {
        stored.put(hostId, maintenance);
    }

    /** What the next change is refused with. */
    public void refuses(Problem problem) {
        refusal.set(problem);
    }

    /** What was sealed for the hub, by the name of its field. */
    public Map<String, String> secrets() {
        return secrets;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.MAINTENANCE, Role.viewer, (_, ask) -> Reply.of(of(ask.hostId())));
        server.endpoint(HubRpc.PUT_MAINTENANCE, Role.admin, this::put);
        server.endpoint(HubRpc.REMOVE_MAINTENANCE, Role.admin, (_, ask) -> {
            stored.remove(ask.hostId());
            return Reply.of(Nothing.NOTHING);
        });
    }

    private Reply<Maintenance> put(Caller caller, HubRpc.PutMaintenance ask) {
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        if ("nobody".equals(ask.repoUsername())) {
            return Reply.refused(Problem.invalid("repo_username", "Nobody may not."));
        }
        open(caller, "repo_password", ask.repoPassword());
        open(caller, "server_password", ask.serverPassword());
        stored.put(ask.hostId(), new Maintenance(true, ask.repoUrl(), ask.repoUsername(), ask.repoPassword() != null,
                true, ask.maintenanceHostId(), false));
        return Reply.of(of(ask.hostId()));
    }

    private void open(Caller caller, String field, @Nullable Sealed secret) {
        if (secret != null) {
            secrets.put(field, sealing.open(secret, caller));
        }
    }
}
