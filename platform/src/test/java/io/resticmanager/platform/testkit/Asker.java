package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.time.Duration;

import io.nats.client.Connection;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;

/** Stands where the gateway stands: asks a service for a person. */
public class Asker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;

    public Asker(NatsServerExtension nats) throws IOException, InterruptedException {
        this.connection = nats.connect("gateway");
    }

    public final Connection connection() {
        return connection;
    }

    public final <Q, A> Reply<A> ask(Rpc<Q, A> rpc, Q request, Actor actor) {
        try {
            var message = new RpcRequest(Ids.next(), actor, null, Json.tree(request));
            var answer = connection.request(rpc.subject(), Json.bytes(message), PATIENCE);
            if (answer == null) {
                throw new AssertionError("nobody answered " + rpc.subject());
            }
            var headers = answer.getHeaders();
            return headers != null && headers.containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)
                    ? Reply.refused(Json.read(answer.getData(), Problem.class))
                    : Reply.of(Json.read(answer.getData(), rpc.answer()));
        } catch (InterruptedException | Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    /** The value, where nothing else will do. */
    public final <Q, A> A get(Rpc<Q, A> rpc, Q request, Actor actor) {
        return switch (ask(rpc, request, actor)) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new AssertionError("refused: " + problem);
        };
    }

    /** The problem, where a refusal is expected. */
    public final <Q, A> Problem refusal(Rpc<Q, A> rpc, Q request, Actor actor) {
        return switch (ask(rpc, request, actor)) {
            case Reply.Value<A>(var value) -> throw new AssertionError("not refused: " + value);
            case Reply.Refused<A>(var problem) -> problem;
        };
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
