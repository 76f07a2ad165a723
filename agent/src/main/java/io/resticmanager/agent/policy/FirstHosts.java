package io.resticmanager.agent.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.contracts.json.Wire;

/** The repository host of the first configuration after enrolment: the hub that this machine was given to named it. */
public final class FirstHosts {

    private static final String NAME = "repository-hosts";

    /** As it is on disk. A new enrolment begins anew. */
    @Wire
    record Kept(String enrolmentHash, List<String> hosts) {}

    private final SealedFiles files;
    private final String enrolmentHash;
    private volatile Optional<Kept> kept;

    private FirstHosts(SealedFiles files, String enrolmentHash) {
        this.files = files;
        this.enrolmentHash = enrolmentHash;
        this.kept = files.read(NAME, Kept.class);
    }

    /** Reads what is kept. */
    public static FirstHosts of(SealedFiles files, Identity identity) {
        return new FirstHosts(files, identity.enrolmentHash());
    }

    /** Empty before the first configuration with a repository. */
    public Optional<Set<String>> hosts() {
        return kept.filter(it -> it.enrolmentHash().equals(enrolmentHash)).map(it -> Set.copyOf(it.hosts()));
    }

    /** Only the first time. */
    void remember(String host) {
        if (hosts().isEmpty()) {
            var fresh = new Kept(enrolmentHash, List.of(host));
            files.write(NAME, fresh);
            kept = Optional.of(fresh);
        }
    }

    /** For an agent that had a configuration before it remembered hosts. */
    void rememberUnlessEver(String host) {
        if (kept.isEmpty()) {
            remember(host);
        }
    }
}
