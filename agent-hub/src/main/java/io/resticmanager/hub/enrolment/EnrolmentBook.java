package io.resticmanager.hub.enrolment;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.hub.credential.CredentialSet;
import io.resticmanager.hub.credential.Repositories;
import io.resticmanager.hub.credential.RepositoryUrl;
import io.resticmanager.hub.enrolment.Enrolling.Outcome;
import io.resticmanager.hub.host.Endpoint;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.secret.Tokens;

/** Burns a token, makes the host and stores its credentials; its caller makes that one transaction. */
@Singleton
final class EnrolmentBook {

    private final EnrolmentTokens tokens;

    private final Registry registry;

    private final Repositories repositories;

    private final SecretBox box;

    private final Clock clock;

    EnrolmentBook(EnrolmentTokens tokens, Registry registry, Repositories repositories, SecretBox box, Clock clock) {
        this.tokens = tokens;
        this.registry = registry;
        this.repositories = repositories;
        this.box = box;
        this.clock = clock;
    }

    Outcome enter(Enrolment.Request asked) {
        var row = tokens.findByHash(Tokens.hash(asked.token()));
        var agentTokenHash = Tokens.hash(asked.agentToken());
        var verdict = TokenVerdict.of(row.map(TokenRow::token), agentTokenHash, asked.name(), clock.instant());
        return switch (verdict) {
            case TokenVerdict.Refuse(var reason) -> new Outcome.Refused(reason);
            case TokenVerdict.Repeat(var hostId) -> new Outcome.Enrolled(hostId, false);
            case TokenVerdict.OtherName(var name) -> new Outcome.Conflict(
                    "The token is for a host named '%s'. Enrol with that name or without --name.".formatted(name));
            case TokenVerdict.Enrol(var token) -> enrol(token, row.orElseThrow(), asked, agentTokenHash);
        };
    }

    private Outcome enrol(EnrolmentToken token, TokenRow row, Enrolment.Request asked, String agentTokenHash) {
        if (taken(token)) {
            return new Outcome.Conflict("There is a host named '%s' by now. Mint a token that replaces it, or one with "
                    .formatted(token.name()) + "another name.");
        }
        var owner = registry.ownerOf(agentTokenHash);
        if (owner.isPresent() && !owner.get().equals(token.replacesHostId())) {
            return new Outcome.Conflict("This agent is another host already. Give it a new state directory.");
        }
        if (owner.flatMap(registry::find).filter(HostRow::cloned).isPresent()) {
            return new Outcome.Conflict("This agent's identity is refused, for another machine has it too. "
                    + "Give it a new state directory.");
        }
        var hostId = enter(token, asked, agentTokenHash);
        repositories.put(hostId, credentials(row));
        tokens.burn(token.id(), hostId, agentTokenHash, clock.instant());
        return new Outcome.Enrolled(hostId, true);
    }

    private boolean taken(EnrolmentToken token) {
        return registry.named(token.name()).filter(host -> !host.id().equals(token.replacesHostId())).isPresent();
    }

    private String enter(EnrolmentToken token, Enrolment.Request asked, String agentTokenHash) {
        var endpoint = new Endpoint(token.name(), token.tags(), asked.hostname(), asked.os(), asked.arch(),
                asked.agentVersion());
        var url = new RepositoryUrl(token.repoUrl());
        if (token.replacesHostId() instanceof String replaced) {
            registry.enrolAgain(replaced, endpoint, agentTokenHash, url.address(replaced));
            return replaced;
        }
        var hostId = Ids.next();
        registry.enrol(hostId, endpoint, agentTokenHash, url.address(hostId));
        return hostId;
    }

    private CredentialSet credentials(TokenRow row) {
        if (row.repoPassword() == null) {
            throw new IllegalStateException("a token that is good has lost its password: " + row.id());
        }
        var server = row.serverPassword();
        return new CredentialSet(row.repoUrl(), row.repoUsername(), open(row, "repo_password", row.repoPassword()),
                server == null ? null : open(row, "server_password", server));
    }

    private String open(TokenRow row, String column, String sealed) {
        return box.open(sealed, TokenRow.place(row.id(), column));
    }
}
