package io.resticmanager.hub.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.hub.host.Leaving;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.platform.sqlite.Transactions;

/** What an administrator does to maintenance credentials. A change, its event and its audit are one transaction. */
@Singleton
final class MaintenanceChanges implements Leaving {

    private final MaintenanceStore store;

    private final Configurations configurations;

    private final Registry registry;

    private final Audit audit;

    private final Transactions transactions;

    MaintenanceChanges(MaintenanceStore store, Configurations configurations, Registry registry, Audit audit,
            @Named("hub") Transactions transactions) {
        this.store = store;
        this.configurations = configurations;
        this.registry = registry;
        this.audit = audit;
        this.transactions = transactions;
    }

    Reply<Maintenance> shown(String hostId) {
        return onHost(hostId, _ -> Reply.of(store.lookUp(hostId).map(MaintenanceChanges::shown).orElse(new Maintenance(
                false, null, null, false, false, null, false))));
    }

    Reply<Maintenance> put(Actor actor, String hostId, MaintenanceSet.Change change) {
        return onHost(hostId, everyday -> transactions.write(() -> {
            var kept = store.of(hostId).map(store::clear).orElse(MaintenanceSet.NONE);
            var wanted = kept.with(change, everyday, hostId);
            var errors = errors(kept, wanted, everyday);
            return errors.isEmpty()
                    ? Reply.of(keep(actor, hostId, wanted, everyday))
                    : Reply.refused(Problem.invalid(errors));
        }));
    }

    private List<FieldError> errors(MaintenanceSet kept, MaintenanceSet wanted, HubMessage.Repository everyday) {
        var errors = new ArrayList<>(wanted.errors(kept, everyday));
        Optional.ofNullable(wanted.maintenanceHostId()).filter(id -> registry.find(id).isEmpty())
                .ifPresent(_ -> errors.add(new FieldError("maintenance_host_id", "There is no such host.")));
        return errors;
    }

    private Maintenance keep(Actor actor, String hostId, MaintenanceSet wanted, HubMessage.Repository everyday) {
        var row = store.put(hostId, wanted);
        registry.maintenanceChanged(hostId, everyday.id());
        audit.done(actor, "maintenance_credential.change", hostId, "user " + row.username() + ", "
                + (row.elsewhere() ? "for host " + row.maintenanceHostId() + " alone" : "for the host itself"));
        return shown(row);
    }

    /** Also when there was none. */
    Reply<Nothing> remove(Actor actor, String hostId) {
        return onHost(hostId, everyday -> transactions.write(() -> {
            store.of(hostId).ifPresent(row -> {
                store.remove(row);
                registry.maintenanceChanged(hostId, everyday.id());
                audit.done(actor, "maintenance_credential.remove", hostId, "user " + row.username());
            });
            return Reply.of(Nothing.NOTHING);
        }));
    }

    // The row stays, so that the credential goes to nobody until somebody decides.
    @Override
    public void leaves(HostRow host) {
        store.keptBy(host.id()).forEach(row -> everyday(row.hostId())
                .ifPresent(everyday -> registry.maintenanceChanged(row.hostId(), everyday.id())));
    }

    private <A> Reply<A> onHost(String hostId, Function<HubMessage.Repository, Reply<A>> answer) {
        return everyday(hostId).map(answer)
                .orElseGet(() -> Reply.refused(Problem.notFound("There is no such host.")));
    }

    private Optional<HubMessage.Repository> everyday(String hostId) {
        return configurations.of(hostId).flatMap(config -> Optional.ofNullable(config.repository()));
    }

    private static Maintenance shown(MaintenanceRow row) {
        return new Maintenance(true, row.url(), row.username(), row.password() != null, row.serverPassword() != null,
                row.maintenanceHostId(), row.abandoned());
    }
}
