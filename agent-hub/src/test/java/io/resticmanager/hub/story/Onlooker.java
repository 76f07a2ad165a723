package io.resticmanager.hub.story;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;

/** A person who looks into snapshots, by way of the gateway's user of the broker. */
public record Onlooker(Connection gateway, Actor actor) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static Onlooker of(Connection gateway, String name, Role role) {
        return new Onlooker(gateway, new Actor("id-of-" + name, name, role, "192.0.2.1"));
    }

    /** Asks; the answer comes when it comes. */
    public CompletableFuture<Reply<Answer>> asks(Endpoint endpoint, AgentLook look) {
        var question = Json.bytes(new RpcRequest(Ids.next(), actor, null, Json.tree(look)));
        return gateway.requestWithTimeout(AgentLook.at(endpoint.hostId()).subject(), question, PATIENCE)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).thenApply(Onlooker::read);
    }

    /** Asks and is refused. */
    public Problem isRefused(Endpoint endpoint, AgentLook look) {
        return problem(asks(endpoint, look));
    }

    public static Problem problem(CompletableFuture<Reply<Answer>> asked) {
        return switch (asked.join()) {
            case Reply.Refused<Answer>(var problem) -> problem;
            case Reply.Value<Answer>(var value) -> throw new AssertionError("not refused: " + value);
        };
    }

    public static Answer answer(CompletableFuture<Reply<Answer>> asked) {
        return switch (asked.join()) {
            case Reply.Value<Answer>(var value) -> value;
            case Reply.Refused<Answer>(var problem) -> throw new AssertionError("refused: " + problem);
        };
    }

    /** Until somebody answers for it: the route opens a moment after the agent has its configuration. */
    public Onlooker awaits(Endpoint endpoint) {
        var nonsense = Json.bytes(
                new RpcRequest(Ids.next(), actor, null, Json.tree(AgentLook.cancel("no id", "of any look"))));
        Awaitility.await("somebody answers for the host").until(
                () -> gateway.request(AgentLook.at(endpoint.hostId()).subject(), nonsense, PATIENCE),
                answer -> answer != null && !answer.isStatusMessage());
        return this;
    }

    private static Reply<Answer> read(Message message) {
        try {
            return message.hasHeaders() && message.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)
                    ? Reply.refused(Json.read(message.getData(), Problem.class))
                    : Reply.of(Json.read(message.getData(), Answer.class));
        } catch (Json.Malformed e) {
            throw new AssertionError("not an answer", e);
        }
    }
}
