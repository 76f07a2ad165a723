package io.resticmanager.agent.config;

import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.contracts.agent.HubMessage;

/** The configuration in force: encrypted on disk, so that it is there when the hub is not. Its secrets are masked from then on. */
public final class ConfigStore {

    private static final String NAME = "config";

    private final SealedFiles files;
    private final Redactor redactor;
    private final String agentToken;
    private Optional<HubMessage.ConfigUpdate> current;

    public ConfigStore(SealedFiles files, Redactor redactor, String agentToken) {
        this.files = files;
        this.redactor = redactor;
        this.agentToken = agentToken;
        this.current = files.read(NAME, HubMessage.ConfigUpdate.class);
        mask();
    }

    /** On disk when it returns. What the hub says now counts, also after it was restored from an older copy. */
    public synchronized void put(HubMessage.ConfigUpdate update) {
        files.write(NAME, update);
        current = Optional.of(update);
        mask();
    }

    public synchronized long revision() {
        return current.map(HubMessage.ConfigUpdate::revision).orElse(0L);
    }

    public synchronized Optional<HubMessage.Repository> repository() {
        return current.map(HubMessage.ConfigUpdate::repository);
    }

    private void mask() {
        var repository = current.map(HubMessage.ConfigUpdate::repository);
        redactor.mask(Stream.of(
                Optional.of(agentToken),
                repository.map(HubMessage.Repository::password),
                repository.map(HubMessage.Repository::serverPassword)).flatMap(Optional::stream));
    }
}
