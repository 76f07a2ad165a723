package io.resticmanager.platform.testkit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;

/** The services of the class path in one running context, with a real database and a real broker. Close it as a process ends. */
public record TestService(ApplicationContext context) implements AutoCloseable {

    /** Against the broker of the extension, in a data directory, with an HTTP server on a free port if there is one. */
    public static TestService start(NatsServerExtension nats, Path data) {
        return start(nats, data, Map.of());
    }

    public static TestService start(NatsServerExtension nats, Path data, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(nats.settings());
        settings.put("rm.data-dir", data.toString());
        settings.put("micronaut.server.port", -1);
        settings.putAll(more);
        return new TestService(run(settings));
    }

    /** The bean that belongs to a service, as {@code RpcClient} of {@code gateway}. */
    public <T> T bean(Class<T> type, String service) {
        return context.getBean(type, Qualifiers.byName(service));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static ApplicationContext run(Map<String, Object> settings) {
        var context = ApplicationContext.builder(settings, "test").build();
        try {
            context.start();
            context.findBean(EmbeddedServer.class).ifPresent(EmbeddedServer::start);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
