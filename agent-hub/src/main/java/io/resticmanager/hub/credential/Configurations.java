package io.resticmanager.hub.credential;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.hub.schedule.ScheduleCopies;
import io.resticmanager.platform.sqlite.Transactions;

/** Makes the configuration that is pushed to an agent: the one place where repository secrets leave the database. */
@Singleton
public final class Configurations {

    private final Registry registry;

    private final Repositories repositories;

    private final ScheduleCopies schedules;

    private final Transactions transactions;

    Configurations(Registry registry, Repositories repositories, ScheduleCopies schedules,
            @Named("hub") Transactions transactions) {
        this.registry = registry;
        this.repositories = repositories;
        this.schedules = schedules;
        this.transactions = transactions;
    }

    /** As committed, read beside the writer: a fleet that comes back must not wait for it. Empty without such a host. */
    public Optional<HubMessage.ConfigUpdate> of(String hostId) {
        return transactions.read(() -> registry.lookUp(hostId).map(host -> new HubMessage.ConfigUpdate(
                host.configRevision(), repositories.lookUp(hostId).map(this::repository).orElse(null),
                host.paused() ? List.of() : schedules.lookUp(hostId), null)));
    }

    private HubMessage.Repository repository(RepositoryRow row) {
        var clear = repositories.clear(row);
        return new HubMessage.Repository(row.id(), row.url(), row.username(), clear.password(),
                clear.serverPassword());
    }
}
