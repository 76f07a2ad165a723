package io.resticmanager.platform.rpc;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.log.LogIds;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.service.ServiceModule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks other services. Every failure of the way there is a {@link Problem} too, so a caller handles one thing. */
@EachBean(ServiceModule.class)
public final class RpcClient {

    private static final Logger LOG = LoggerFactory.getLogger(RpcClient.class);
    static final String REQUEST = "Rm-Request-Id";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Broker broker;

    RpcClient(@Parameter Broker broker) {
        this.broker = broker;
    }

    /** Waits 5 s for the answer. */
    public <Q, A> Reply<A> call(Rpc<Q, A> rpc, Q request, Actor actor) {
        return call(rpc, request, actor, PATIENCE);
    }

    public <Q, A> Reply<A> call(Rpc<Q, A> rpc, Q request, Actor actor, Duration patience) {
        return call(rpc, request, actor, Ids.next(), null, patience);
    }

    <Q, A> Reply<A> call(Rpc<Q, A> rpc, Q request, Actor actor, String id, @Nullable String replyKey) {
        return call(rpc, request, actor, id, replyKey, PATIENCE);
    }

    private <Q, A> Reply<A> call(Rpc<Q, A> rpc, Q request, Actor actor, String id, @Nullable String replyKey,
            Duration patience) {
        var message = Json.bytes(new RpcRequest(id, actor, replyKey, Json.tree(request)));
        try {
            var answer = broker.connection().requestWithTimeout(rpc.subject(), headers(), message, patience)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return read(rpc, answer);
        } catch (TimeoutException _) {
            return Reply.refused(Problems.timeout(rpc, patience));
        } catch (ExecutionException e) {
            return Reply.refused(problem(rpc, patience, e));
        } catch (IllegalStateException e) {
            LOG.debug("not asked subject={}", rpc.subject(), e);
            return Reply.refused(Problems.brokerAway());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.refused(Problems.timeout(rpc, patience));
        }
    }

    // By which all lines of the log about one request of a browser are found,
    // whoever wrote them.
    private static @Nullable Headers headers() {
        var request = MDC.get(LogIds.REQUEST);
        return request == null ? null : new Headers().put(REQUEST, request);
    }

    private static Problem problem(Rpc<?, ?> rpc, Duration patience, ExecutionException e) {
        return switch (e.getCause()) {
            case JetStreamStatusException _ -> Problems.noResponder(rpc);
            case TimeoutException _ -> Problems.timeout(rpc, patience);
            case null, default -> {
                LOG.debug("no answer subject={}", rpc.subject(), e);
                yield Problems.brokerAway();
            }
        };
    }

    private static <A> Reply<A> read(Rpc<?, A> rpc, Message answer) {
        var headers = answer.getHeaders();
        try {
            if (headers != null && headers.containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)) {
                return Reply.refused(Json.read(answer.getData(), Problem.class));
            }
            return Reply.of(Json.read(answer.getData(), rpc.answer()));
        } catch (Json.Malformed e) {
            LOG.error("the answer can not be read subject={}", rpc.subject(), e);
            return Reply.refused(Problem.broken());
        }
    }
}
