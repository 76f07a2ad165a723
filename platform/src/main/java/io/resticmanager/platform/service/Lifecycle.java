package io.resticmanager.platform.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.health.ManagementServer;
import io.resticmanager.platform.outbox.OutboxRelay;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each service when the context stands: its endpoints answer, its outbox drains, its consumers hear. At the end it
 * first stops hearing and answering, so that what runs can still use the database.
 */
@Singleton
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final BeanContext beans;
    private final List<ServiceModule> started = new ArrayList<>();

    Lifecycle(BeanContext beans) {
        this.beans = beans;
    }

    @EventListener
    void start(StartupEvent event) {
        beans.getBeansOfType(ServiceModule.class).forEach(this::start);
        beans.getBean(ManagementServer.class).start();
    }

    @EventListener
    void stop(ShutdownEvent event) {
        started.reversed().forEach(this::stop);
    }

    private void start(ServiceModule service) {
        var server = of(service, RpcServer.class);
        started.add(service);
        allOf(service, Endpoints.class).forEach(endpoints -> endpoints.addTo(server));
        server.start();
        of(service, OutboxRelay.class).start();
        var consumers = of(service, Consumers.class);
        allOf(service, Listening.class).forEach(listening -> listening.addTo(consumers));
        consumers.start();
        LOG.info("{} is up", service.name());
    }

    private void stop(ServiceModule service) {
        of(service, Consumers.class).close();
        of(service, RpcServer.class).close();
        of(service, OutboxRelay.class).close();
    }

    private <T> T of(ServiceModule service, Class<T> type) {
        return beans.getBean(type, Qualifiers.byName(service.name()));
    }

    private <T> Collection<T> allOf(ServiceModule service, Class<T> type) {
        return beans.getBeansOfType(type, Qualifiers.byName(service.name()));
    }
}
