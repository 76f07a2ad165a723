package io.resticmanager.hub.enrolment;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.host.HubRpc.MintedToken;
import io.resticmanager.contracts.host.HubRpc.OpenTokens;
import io.resticmanager.contracts.host.HubRpc.TokenId;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.host.Contacts;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for enrolment tokens; secrets come and go sealed. */
@Singleton
@Named("hub")
final class TokenRequests implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRequests.class);

    // An answer fits into one message of the broker.
    private static final int MOST = 1_000;

    private final Minting minting;

    private final EnrolmentTokens tokens;

    private final Contacts contacts;

    private final Sealing sealing;

    private final Clock clock;

    TokenRequests(Minting minting, EnrolmentTokens tokens, Contacts contacts, @Named("hub") Sealing sealing,
            Clock clock) {
        this.minting = minting;
        this.tokens = tokens;
        this.contacts = contacts;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.MINT_TOKEN, Role.admin, this::mint)
                .endpoint(HubRpc.TOKEN_STATE, Role.viewer, (_, id) -> state(id))
                .endpoint(HubRpc.TOKENS, Role.admin, (_, _) -> Reply.of(open()))
                .endpoint(HubRpc.REVOKE_TOKEN, Role.admin, this::revoke);
    }

    private Reply<MintedToken> mint(Caller caller, MintToken asked) {
        if (caller.replyKey() == null) {
            return Reply
                    .refused(Problem.invalid("reply_key", "The answer holds secrets and needs a key to seal them to."));
        }
        var given = new Minting.Given(sealing.openIfAny(asked.repoPassword(), caller),
                sealing.openIfAny(asked.serverPassword(), caller));
        return switch (minting.mint(asked, given, caller.actor().name())) {
            case Minting.Outcome.Refused(var problem) -> Reply.refused(problem);
            case Minting.Outcome.Minted minted -> Reply.of(answer(caller, minted));
        };
    }

    private MintedToken answer(Caller caller, Minting.Outcome.Minted minted) {
        return new MintedToken(minted.row().id(), sealing.sealFor(caller, minted.token()), minted.row().expiresAt(),
                sealing.sealIfAny(caller, minted.mintedPassword()),
                sealing.sealIfAny(caller, minted.mintedServerPassword()),
                minted.row().repoUsername());
    }

    private Reply<TokenState> state(TokenId id) {
        return tokens.findById(id.tokenId()).map(this::state).map(Reply::of).orElseGet(TokenRequests::noSuchToken);
    }

    private TokenState state(TokenRow row) {
        return new TokenState(row.id(), row.name(), row.expiresAt(), row.hostId(), connected(row.hostId()));
    }

    private OpenTokens open() {
        return new OpenTokens(tokens.open(clock.instant(), MOST).stream().map(this::state).toList());
    }

    private Reply<Nothing> revoke(Caller caller, TokenId id) {
        tokens.revoke(id.tokenId(), clock.instant());
        var row = tokens.findById(id.tokenId());
        if (row.isEmpty()) {
            return noSuchToken();
        }
        if (row.get().hostId() != null) {
            return Reply.refused(Problem.conflict("A host was enrolled with this token. Remove the host."));
        }
        LOG.info("enrolment token revoked token={} name={} by={}", id.tokenId(), row.get().name(),
                caller.actor().name());
        return Reply.of(Nothing.NOTHING);
    }

    private static <A> Reply<A> noSuchToken() {
        return Reply.refused(Problem.notFound("There is no such enrolment token."));
    }

    private boolean connected(@Nullable String hostId) {
        return hostId != null && contacts.of(hostId).filter(contact -> contact.connectedAt() != null).isPresent();
    }
}
