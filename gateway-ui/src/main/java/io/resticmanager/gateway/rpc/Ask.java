package io.resticmanager.gateway.rpc;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.standing.Standing;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.rpc.SealedCalls;
import io.resticmanager.platform.rpc.SealedCalls.Envelope;

/** Asks another service; what it refuses goes on to whoever asked us. */
@Singleton
final class Ask {

    private final RpcClient plain;
    private final SealedCalls sealed;
    private final Standing standing;

    Ask(@Named("gateway") RpcClient plain, @Named("gateway") SealedCalls sealed, Standing standing) {
        this.plain = plain;
        this.sealed = sealed;
        this.standing = standing;
    }

    /** @throws ProblemException with what the service answered, or why it could not be asked */
    <Q, A> A of(Rpc<Q, A> rpc, Q question, Actor actor) {
        standing.check(actor);
        return value(plain.call(rpc, question, actor));
    }

    /** As {@link #of(Rpc, Object, Actor)}, for what takes its time. */
    <Q, A> A of(Rpc<Q, A> rpc, Q question, Actor actor, Duration patience) {
        standing.check(actor);
        return value(plain.call(rpc, question, actor, patience));
    }

    /** Asks the hub something that holds a secret, or gets one as the answer. */
    <Q, A, R> R hubSealed(Rpc<Q, A> rpc, Actor actor, Function<Envelope, Q> question,
            BiFunction<Envelope, A, R> answer) {
        standing.check(actor);
        return value(sealed.call(HubRpc.PUBLIC_KEY, rpc, actor, question, answer));
    }

    /** Asks a service, whose {@code key} it is, something that holds a secret. */
    <Q, A> A sealed(Rpc<Nothing, PublicKey> key, Rpc<Q, A> rpc, Actor actor, Function<Envelope, Q> question) {
        standing.check(actor);
        return value(sealed.call(key, rpc, actor, question, (_, answer) -> answer));
    }

    private static <A> A value(Reply<A> reply) {
        return switch (reply) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new ProblemException(problem);
        };
    }
}
