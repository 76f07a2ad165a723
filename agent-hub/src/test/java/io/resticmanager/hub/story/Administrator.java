package io.resticmanager.hub.story;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SealKey;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Alice, who may do everything, asking over the real broker as the gateway does for her. */
public final class Administrator implements AutoCloseable {

    /** What she is shown once. */
    public record Minted(String tokenId, String token, @Nullable String password, @Nullable String serverPassword) {}

    /** Seals what she sends and opens what she is sent, for one request. */
    public record Letter(String id, String subject, SealKey oneTime, io.resticmanager.contracts.rpc.PublicKey hub) {

        public Sealed seal(String secret) {
            return SealKey.seal(secret, hub, subject, id);
        }

        @Nullable
        String open(@Nullable Sealed secret) {
            return secret == null ? null : oneTime.open(secret, subject, id);
        }
    }

    private static final Actor ALICE = new Actor("01JADMIN", "alice", Role.admin, "192.0.2.1");

    private final Connection connection;

    Administrator(Connection connection) {
        this.connection = connection;
    }

    public <Q, A> Reply<A> ask(Rpc<Q, A> rpc, Q question) {
        return ask(rpc, question, Role.admin, Ids.next(), null);
    }

    public <Q, A> Reply<A> askAs(Role role, Rpc<Q, A> rpc, Q question) {
        return ask(rpc, question, role, Ids.next(), SealKey.mint().publicKey().key());
    }

    public <Q, A> Reply<A> askSealed(Rpc<Q, A> rpc, Function<Letter, Q> question) {
        var letter = letter(rpc);
        return ask(rpc, question.apply(letter), Role.admin, letter.id(), letter.oneTime().publicKey().key());
    }

    public <Q, A> A value(Rpc<Q, A> rpc, Q question) {
        return switch (ask(rpc, question)) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new AssertionError(problem.toString());
        };
    }

    public Minted mint(String name) {
        return mint(new MintToken(name, List.of(), "rest:http://127.0.0.1:8000/" + name + "/", name, null, null, null,
                null));
    }

    public Minted mint(MintToken asked) {
        return mint(_ -> asked);
    }

    public Minted mint(Function<Letter, MintToken> question) {
        var letter = letter(HubRpc.MINT_TOKEN);
        var reply = ask(HubRpc.MINT_TOKEN, question.apply(letter), Role.admin, letter.id(),
                letter.oneTime().publicKey().key());
        return switch (reply) {
            case Reply.Value<HubRpc.MintedToken>(var minted) -> new Minted(minted.tokenId(),
                    letter.oneTime().open(minted.token(), letter.subject(), letter.id()),
                    letter.open(minted.repoPassword()), letter.open(minted.serverPassword()));
            case Reply.Refused<HubRpc.MintedToken>(var problem) -> throw new AssertionError(problem.toString());
        };
    }

    /** The hub's endpoints are at the broker a moment after its start has ended. */
    void awaitHub() {
        var question = Json.bytes(new RpcRequest(Ids.next(), ALICE, null, Json.tree(Nothing.NOTHING)));
        Awaitility.await("the hub answers").ignoreException(IllegalStateException.class).until(
                () -> connection.request(HubRpc.PUBLIC_KEY.subject(), question, Duration.ofSeconds(1)),
                answer -> answer != null && !answer.isStatusMessage());
    }

    public HubHost host(String hostId) {
        return value(HubRpc.HOST, new HubRpc.HostId(hostId));
    }

    private Letter letter(Rpc<?, ?> rpc) {
        return new Letter(Ids.next(), rpc.subject(), SealKey.mint(), value(HubRpc.PUBLIC_KEY, Nothing.NOTHING));
    }

    private <Q, A> Reply<A> ask(Rpc<Q, A> rpc, Q question, Role role, String id, @Nullable String replyKey) {
        var actor = new Actor(ALICE.userId(), ALICE.name(), role, ALICE.address());
        try {
            var answer = connection.request(rpc.subject(),
                    Json.bytes(new RpcRequest(id, actor, replyKey, Json.tree(question))), Duration.ofSeconds(10));
            if (answer == null) {
                throw new AssertionError("no answer on " + rpc.subject());
            }
            Headers headers = answer.getHeaders();
            return headers != null && headers.containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)
                    ? Reply.refused(Json.read(answer.getData(), Problem.class))
                    : Reply.of(Json.read(answer.getData(), rpc.answer()));
        } catch (Json.Malformed | InterruptedException e) {
            throw new AssertionError("no good answer on " + rpc.subject(), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
