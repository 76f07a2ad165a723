package io.resticmanager.hub.enrolment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.host.HubRpc.MintedToken;
import io.resticmanager.contracts.host.HubRpc.OpenTokens;
import io.resticmanager.contracts.host.HubRpc.TokenId;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.host.Contacts;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import io.resticmanager.platform.sqlite.Transactions;
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

    private final Audit audit;

    private final Transactions transactions;

    private final Clock clock;

    TokenRequests(Minting minting, EnrolmentTokens tokens, Contacts contacts, @Named("hub") Sealing sealing,
            Audit audit, @Named("hub") Transactions transactions, Clock clock) {
        this.minting = minting;
        this.tokens = tokens;
        this.contacts = contacts;
        this.sealing = sealing;
        this.audit = audit;
        this.transactions = transactions;
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
        return switch (mint(caller.actor(), asked, given)) {
            case Minting.Outcome.Refused(var problem) -> Reply.refused(problem);
            case Minting.Outcome.Minted minted -> Reply.of(answer(caller, minted));
        };
    }

    private Minting.Outcome mint(Actor actor, MintToken asked, Minting.Given given) {
        return transactions.write(() -> {
            var outcome = minting.mint(asked, given, actor.name());
            if (outcome instanceof Minting.Outcome.Minted minted) {
                audit.done(actor, deed("create", minted.row()), "for %s, good until %s".formatted(minted.row().name(),
                        minted.row().expiresAt().truncatedTo(ChronoUnit.SECONDS)));
            }
            return outcome;
        });
    }

    private static Audit.Deed deed(String verb, TokenRow row) {
        return new Audit.Deed("enrolment_token." + verb, "enrolment_token", row.id(), row.replacesHostId());
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
        return transactions.write(() -> {
            tokens.revoke(id.tokenId(), clock.instant());
            return tokens.findById(id.tokenId()).map(row -> revoked(caller.actor(), row))
                    .orElseGet(TokenRequests::noSuchToken);
        });
    }

    private Reply<Nothing> revoked(Actor actor, TokenRow row) {
        if (row.hostId() != null) {
            return Reply.refused(Problem.conflict("A host was enrolled with this token. Remove the host."));
        }
        audit.done(actor, deed("revoke", row), "for " + row.name());
        LOG.info("enrolment token revoked token={} name={} by={}", row.id(), row.name(), actor.name());
        return Reply.of(Nothing.NOTHING);
    }

    private static <A> Reply<A> noSuchToken() {
        return Reply.refused(Problem.notFound("There is no such enrolment token."));
    }

    private boolean connected(@Nullable String hostId) {
        return hostId != null && contacts.of(hostId).filter(contact -> contact.connectedAt() != null).isPresent();
    }
}
