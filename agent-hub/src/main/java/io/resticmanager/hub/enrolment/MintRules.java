package io.resticmanager.hub.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.hub.credential.CredentialRules;
import io.resticmanager.hub.host.HostRules;
import org.jspecify.annotations.Nullable;

/** What an administrator may ask of a new token; each field is judged by itself, so that all errors show at once. */
final class MintRules {

    static final long DEFAULT_LIFE_S = 3600;

    private static final long SHORTEST_LIFE_S = 60;

    private static final long LONGEST_LIFE_S = 86_400;

    private MintRules() {}

    /** @param kept the passwords of the host that is replaced, which it may go on with */
    static List<FieldError> errors(MintToken asked, Minting.Given given, Minting.Given kept) {
        return Stream.of(
                HostRules.name(asked.name()),
                HostRules.tags(asked.tags()),
                CredentialRules.url(asked.repoUrl()),
                CredentialRules.username(asked.repoUrl(), asked.repoUsername()),
                CredentialRules.serverPassword(asked.repoUsername(), given.serverPassword()),
                CredentialRules.password("repo_password", given.password()),
                CredentialRules.typed("repo_password", given.password(), kept.password()),
                CredentialRules.typed("server_password", given.serverPassword(), kept.serverPassword()),
                CredentialRules.password("server_password", given.serverPassword()),
                life(asked.expiresInS()))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<FieldError> life(@Nullable Long seconds) {
        return seconds == null || seconds >= SHORTEST_LIFE_S && seconds <= LONGEST_LIFE_S
                ? Optional.empty()
                : Optional.of(new FieldError("expires_in_s", "60 to 86400 seconds."));
    }
}
