package io.resticmanager.platform.rpc;

import java.util.ArrayList;
import java.util.List;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.nats.client.Dispatcher;
import io.nats.client.impl.Headers;
import io.nats.service.Service;
import io.nats.service.ServiceEndpoint;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.platform.log.LogIds;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.service.ServiceModule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a service's requests; {@code nats micro ls} lists them with their counts and latencies. */
@EachBean(ServiceModule.class)
@Bean(preDestroy = "close")
public final class RpcServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RpcServer.class);
    private static final String VERSION = "1.0.0";
    private static final int ROOM_FOR_HEADERS = 1024;

    private final Broker broker;
    private final List<ServiceEndpoint> endpoints = new ArrayList<>();
    private final Dispatcher dispatcher;
    private @Nullable Service service;

    RpcServer(@Parameter Broker broker) {
        this.broker = broker;
        this.dispatcher = broker.connection().createDispatcher();
    }

    /** Answers {@code rpc} for callers who hold at least the role {@code needed}; one replica of the service answers each. */
    public <Q, A> RpcServer endpoint(Rpc<Q, A> rpc, Role needed, Handler<Q, A> handler) {
        var exchange = new Exchange<>(rpc, needed, handler);
        endpoints.add(ServiceEndpoint.builder()
                .endpointName(rpc.subject().replace('.', '-'))
                .endpointSubject(rpc.subject())
                .endpointQueueGroup(broker.service())
                .handler(message -> respond(exchange, message))
                .build());
        return this;
    }

    /**
     * As {@link #answer(Rpc, Role, Handler)}, for what is asked by services only, so that every role may.
     */
    public <Q, A> AutoCloseable answer(Rpc<Q, A> rpc, Handler<Q, A> handler) {
        return answer(rpc, Role.viewer, handler);
    }

    /**
     * Answers {@code rpc} from now until the result is closed, for callers who hold at least the role {@code needed}; cheap enough
     * for thousands at a time, without statistics. It is in force at the broker when this returns.
     */
    public <Q, A> AutoCloseable answer(Rpc<Q, A> rpc, Role needed, Handler<Q, A> handler) {
        var exchange = new Exchange<>(rpc, needed, handler);
        var subscription = dispatcher.subscribe(rpc.subject(), message -> {
            if (message.getReplyTo() != null) {
                var answer = answer(exchange, message.getHeaders(), message.getData());
                publish(message.getReplyTo(), answer);
            }
        });
        broker.flush();
        return () -> {
            if (subscription.isActive()) {
                dispatcher.unsubscribe(subscription);
            }
        };
    }

    /** Called by the platform once all {@link Endpoints} are added. */
    public synchronized void start() {
        if (service != null || endpoints.isEmpty()) {
            return;
        }
        var builder = Service.builder().connection(broker.connection()).name(broker.service()).version(VERSION);
        endpoints.forEach(builder::addServiceEndpoint);
        service = builder.build();
        service.startService().exceptionally(e -> {
            LOG.error("the endpoints stopped service={}", broker.service(), e);
            return false;
        });
    }

    private void respond(Exchange<?, ?> exchange, ServiceMessage message) {
        publish(message.getReplyTo(), answer(exchange, message.getHeaders(), message.getData()));
    }

    private Exchange.Answer answer(Exchange<?, ?> exchange, @Nullable Headers headers, byte[] message) {
        var request = headers == null ? null : headers.getFirst(RpcClient.REQUEST);
        try (var _ = LogIds.with(LogIds.SERVICE, broker.service()); var _ = LogIds.with(LogIds.REQUEST, request)) {
            return exchange.answer(message);
        }
    }

    private void publish(String inbox, Exchange.Answer answer) {
        var connection = broker.connection();
        var fitting = answer.body().length < connection.getMaxPayload() - ROOM_FOR_HEADERS ? answer : tooLarge(answer);
        try {
            connection.publish(inbox, fitting.headers(), fitting.body());
        } catch (IllegalStateException e) {
            LOG.info("an answer was not sent, the broker is away service={}", broker.service(), e);
        }
    }

    private Exchange.Answer tooLarge(Exchange.Answer answer) {
        LOG.error("an answer of {} bytes is too large service={}", answer.body().length, broker.service());
        return Exchange.Answer.of(Reply.refused(Problem.broken()));
    }

    @Override
    public synchronized void close() {
        if (service != null) {
            // Draining waits for a broker that is away.
            service.stop(broker.isConnected());
            service = null;
        }
    }
}
