package io.resticmanager.agent.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What the hub configured, kept encrypted so that the agent works before the hub is back. Revisions only go up within one
 * epoch of the hub; a restored hub begins a new one and is believed.
 */
public final class Configuration {

    private static final String NAME = "config";

    /** As it is on disk. */
    @Wire
    record Kept(String hubEpoch, HubMessage.ConfigUpdate update) {

        @Override
        public String toString() {
            return "Kept[revision=" + update.revision() + "]";
        }
    }

    private final SealedFiles files;
    private final Redactor redactor;
    private final String agentToken;
    private volatile @Nullable Kept kept;

    private Configuration(SealedFiles files, Redactor redactor, String agentToken) {
        this.files = files;
        this.redactor = redactor;
        this.agentToken = agentToken;
    }

    /**
     * Reads what is kept, and has its secrets masked from now on, the agent's own token among them. Damaged, it is as if none
     * had come: the hub sends it with each connection.
     */
    public static Configuration in(SealedFiles files, Redactor redactor, String agentToken) {
        var configuration = new Configuration(files, redactor, agentToken);
        configuration.kept = files.readOrSetAside(NAME, Kept.class).orElse(null);
        configuration.mask();
        return configuration;
    }

    /** @return whether it is in force now; an older one than what is kept is not */
    public boolean apply(HubMessage.ConfigUpdate update, String hubEpoch) {
        var before = kept;
        if (before != null && before.hubEpoch().equals(hubEpoch) && update.revision() < before.update().revision()) {
            return false;
        }
        var fresh = new Kept(hubEpoch, update);
        files.write(NAME, fresh);
        kept = fresh;
        mask();
        return true;
    }

    private void mask() {
        var repository = repository();
        redactor.mask(Stream.concat(Stream.of(agentToken), repository.stream().flatMap(Configuration::secrets)));
    }

    private static Stream<String> secrets(HubMessage.Repository repository) {
        return Stream.of(Optional.of(repository.password()), Optional.ofNullable(repository.serverPassword()))
                .flatMap(Optional::stream);
    }

    public Optional<HubMessage.Repository> repository() {
        var now = kept;
        return now == null ? Optional.empty() : Optional.ofNullable(now.update().repository());
    }

    /** As they came; none before the first. */
    public List<JsonNode> schedules() {
        var now = kept;
        return now == null ? List.of() : List.copyOf(now.update().schedules());
    }

    public long revision() {
        var now = kept;
        return now == null ? 0 : now.update().revision();
    }
}
