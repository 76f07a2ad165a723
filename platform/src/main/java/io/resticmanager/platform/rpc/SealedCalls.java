package io.resticmanager.platform.rpc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SealBroken;
import io.resticmanager.platform.secret.SealKey;
import io.resticmanager.platform.service.ServiceModule;
import org.jspecify.annotations.Nullable;

/**
 * The asking side of sealed secrets: fetches and remembers the other service's public key, makes a one-time key for the
 * answer, and asks again once with a fresh key when the service has restarted since.
 */
@EachBean(ServiceModule.class)
public final class SealedCalls {

    private final RpcClient client;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    SealedCalls(@Parameter RpcClient client) {
        this.client = client;
    }

    /** What seals the fields of one request and opens those of its answer. */
    public static final class Envelope {

        private final String subject;
        private final String id = Ids.next();
        private final PublicKey service;
        private final SealKey oneTime = SealKey.mint();

        private Envelope(String subject, PublicKey service) {
            this.subject = subject;
            this.service = service;
        }

        public Sealed seal(String secret) {
            return SealKey.seal(secret, service, subject, id);
        }

        /** As {@link #seal}; null stays null, for a field that may be left out. */
        public @Nullable Sealed sealIfAny(@Nullable String secret) {
            return secret == null ? null : seal(secret);
        }

        /** @throws SealBroken when the field was not made for this request */
        public String open(Sealed field) {
            return oneTime.open(field, subject, id);
        }

        /** As {@link #open}; null stays null, for a field that may be left out. */
        public @Nullable String openIfAny(@Nullable Sealed field) {
            return field == null ? null : open(field);
        }
    }

    /**
     * Asks {@code rpc} with the request that {@code write} makes and hands its answer to {@code read}, both with the
     * envelope. {@code write} may be called twice. {@code key} is the service's request for its public key.
     */
    public <Q, A, R> Reply<R> call(Rpc<Nothing, PublicKey> key, Rpc<Q, A> rpc, Actor actor,
            Function<Envelope, Q> write, BiFunction<Envelope, A, R> read) {
        var reply = ask(key, rpc, actor, write, read);
        if (reply instanceof Reply.Refused<R>(var problem) && SealBroken.isIn(problem)) {
            keys.remove(key.subject());
            return ask(key, rpc, actor, write, read);
        }
        return reply;
    }

    private <Q, A, R> Reply<R> ask(Rpc<Nothing, PublicKey> key, Rpc<Q, A> rpc, Actor actor,
            Function<Envelope, Q> write, BiFunction<Envelope, A, R> read) {
        return switch (keyOf(key, actor)) {
            case Reply.Refused<PublicKey>(var problem) -> Reply.refused(problem);
            case Reply.Value<PublicKey>(var service) -> {
                var envelope = new Envelope(rpc.subject(), service);
                var reply = client.call(rpc, write.apply(envelope), actor, envelope.id,
                        envelope.oneTime.publicKey().key());
                yield switch (reply) {
                    case Reply.Value<A>(var answer) -> Reply.of(read.apply(envelope, answer));
                    case Reply.Refused<A>(var problem) -> Reply.refused(problem);
                };
            }
        };
    }

    private Reply<PublicKey> keyOf(Rpc<Nothing, PublicKey> rpc, Actor actor) {
        var known = keys.get(rpc.subject());
        if (known != null) {
            return Reply.of(known);
        }
        var reply = client.call(rpc, Nothing.NOTHING, actor);
        if (reply instanceof Reply.Value<PublicKey>(var key)) {
            keys.put(rpc.subject(), key);
        }
        return reply;
    }
}
