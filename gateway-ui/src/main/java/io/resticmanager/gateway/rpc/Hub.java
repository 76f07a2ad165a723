package io.resticmanager.gateway.rpc;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.host.HubRpc.HubHosts;
import io.resticmanager.contracts.host.HubRpc.MintedToken;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.platform.rpc.SealedCalls.Envelope;

/**
 * agent-hub: hosts, enrolment, repository credentials. Every method throws
 * {@link io.resticmanager.gateway.problem.ProblemException} with the hub's refusal.
 */
@Singleton
public final class Hub {

    private final Ask ask;

    Hub(Ask ask) {
        this.ask = ask;
    }

    public HubHost host(Actor actor, String id) {
        return ask.of(HubRpc.HOST, new HubRpc.HostId(id), actor);
    }

    /**
     * @param limit 1 to 200
     * @param cursor of the page before, or empty for the first page
     */
    public HubHosts hosts(Actor actor, int limit, String cursor) {
        return ask.of(HubRpc.HOSTS, new HubRpc.HostQuery(limit, cursor.isEmpty() ? null : cursor), actor);
    }

    /** What is absent stays. */
    public HubHost update(Actor actor, HubRpc.UpdateHost wanted) {
        return ask.of(HubRpc.UPDATE_HOST, wanted, actor);
    }

    /** @param confirm the host's name, as typed */
    public void remove(Actor actor, String id, String confirm) {
        ask.of(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(id, confirm), actor);
    }

    public Enrolment mint(Actor actor, NewHost host) {
        return ask.hubSealed(HubRpc.MINT_TOKEN, actor, envelope -> new HubRpc.MintToken(host.name(), host.tags(),
                host.repoUrl(), host.repoUsername(), envelope.sealIfAny(host.repoPassword()),
                envelope.sealIfAny(host.serverPassword()), host.expiresInS(), host.replacesHostId()), Hub::enrolment);
    }

    /** What can be installed from the hub: {@code linux/amd64} and so on. */
    public List<String> packages(Actor actor) {
        return ask.of(HubRpc.PACKAGES, Nothing.NOTHING, actor).systems();
    }

    public TokenState token(Actor actor, String tokenId) {
        return ask.of(HubRpc.TOKEN_STATE, new HubRpc.TokenId(tokenId), actor);
    }

    /** Tokens that can still be used, oldest first. */
    public List<TokenState> openTokens(Actor actor) {
        return ask.of(HubRpc.TOKENS, Nothing.NOTHING, actor).items();
    }

    public void revokeToken(Actor actor, String tokenId) {
        ask.of(HubRpc.REVOKE_TOKEN, new HubRpc.TokenId(tokenId), actor);
    }

    public Credentials credentials(Actor actor, String hostId) {
        return ask.of(HubRpc.CREDENTIALS, new HubRpc.HostId(hostId), actor);
    }

    public Credentials replaceCredentials(Actor actor, String hostId, NewCredentials replacement) {
        return ask.hubSealed(HubRpc.PUT_CREDENTIALS, actor,
                envelope -> new HubRpc.PutCredentials(hostId, replacement.repoUrl(), replacement.repoUsername(),
                        envelope.sealIfAny(replacement.repoPassword()),
                        envelope.sealIfAny(replacement.serverPassword())),
                (_, credentials) -> credentials);
    }

    private static Enrolment enrolment(Envelope envelope, MintedToken minted) {
        return new Enrolment(minted.tokenId(), envelope.open(minted.token()), minted.expiresAt(),
                minted.repoUsername(), envelope.openIfAny(minted.repoPassword()),
                envelope.openIfAny(minted.serverPassword()));
    }
}
