package io.resticmanager.platform.service;

import java.util.Collection;
import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.health.ManagementServer;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.NatsServer;
import io.resticmanager.platform.outbox.OutboxRelay;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.sqlite.Databases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each service when the context stands: its endpoints answer, its outbox drains, its consumers hear. At the end it
 * first stops hearing and answering, so that what runs can still use the database. A context whose start failed is not
 * closed by Micronaut, so what was opened is closed here.
 */
@Singleton
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private static final List<Class<? extends AutoCloseable>> TALKING = List.of(Consumers.class, RpcServer.class,
            OutboxRelay.class);
    private static final List<Class<? extends AutoCloseable>> STANDING = List.of(Live.class, ManagementServer.class,
            Broker.class, Databases.class, NatsServer.class, DataDir.class);

    private final BeanContext beans;

    Lifecycle(BeanContext beans) {
        this.beans = beans;
    }

    @EventListener
    void start(StartupEvent event) {
        try {
            // First, as what it begins goes on beside the rest.
            beans.getBean(Databases.class);
            beans.getBeansOfType(ServiceModule.class).forEach(this::start);
            beans.getBean(ManagementServer.class).start();
            opened(NatsServer.class).forEach(NatsServer::takeIntoService);
        } catch (RuntimeException e) {
            TALKING.forEach(this::close);
            STANDING.forEach(this::close);
            throw e;
        }
    }

    @EventListener
    void stop(ShutdownEvent event) {
        TALKING.forEach(this::close);
    }

    private void start(ServiceModule service) {
        var server = of(service, RpcServer.class);
        allOf(service, Endpoints.class).forEach(endpoints -> endpoints.addTo(server));
        server.start();
        of(service, OutboxRelay.class).start();
        var consumers = of(service, Consumers.class);
        allOf(service, Listening.class).forEach(listening -> listening.addTo(consumers));
        consumers.start();
        LOG.info("{} is up", service.name());
    }

    // One that does not close must not keep the next one open.
    private void close(Class<? extends AutoCloseable> type) {
        for (var bean : opened(type)) {
            try {
                bean.close();
            } catch (Exception e) {
                LOG.error("{} does not close", type.getSimpleName(), e);
            }
        }
    }

    private <T> List<T> opened(Class<T> type) {
        return beans.getActiveBeanRegistrations(type).stream().map(BeanRegistration::getBean).toList();
    }

    private <T> T of(ServiceModule service, Class<T> type) {
        return beans.getBean(type, Qualifiers.byName(service.name()));
    }

    private <T> Collection<T> allOf(ServiceModule service, Class<T> type) {
        return beans.getBeansOfType(type, Qualifiers.byName(service.name()));
    }
}
