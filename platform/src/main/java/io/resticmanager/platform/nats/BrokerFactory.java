package io.resticmanager.platform.nats;

import java.io.IOException;
import java.nio.file.Path;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.nats.client.JetStreamApiException;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.settings.Ended;

/** One broker per process, its own or a foreign one; one connection per service. */
@Factory
final class BrokerFactory {

    private static final String KEEPER_OF_STREAMS = "hub";

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingProperty = "rm.nats.url")
    NatsServer ownServer(BeanContext context, BrokerSettings settings, DataDir data) {
        Ended.mustNotBe(context);
        return NatsServer.start(NatsBinary.find(settings.server()), data.resolve("nats"), settings.port());
    }

    @Singleton
    @Bean(typed = BrokerAddress.class)
    @Requires(property = "rm.nats.url")
    BrokerAddress foreignServer(BrokerSettings settings) {
        if (settings.url() == null || settings.credentials() == null) {
            throw new BrokerUnusable(
                    "RM_NATS_URL is set but RM_NATS_CREDENTIALS is not: name the users file of that broker.");
        }
        return new ForeignServer(settings.url(), Users.read(Path.of(settings.credentials())));
    }

    @EachBean(ServiceModule.class)
    @Bean(preDestroy = "close")
    Broker broker(ServiceModule service, BrokerAddress address, BrokerSettings settings) {
        var broker = Broker.connect(service.name(), address, settings.patience());
        if (service.name().equals(KEEPER_OF_STREAMS)) {
            bringUpStreams(broker);
        }
        return broker;
    }

    private static void bringUpStreams(Broker broker) {
        try {
            Streams.bringUp(broker.connection());
        } catch (IOException | JetStreamApiException e) {
            broker.close();
            throw new BrokerUnusable("The broker's streams can not be made: %s".formatted(e.getMessage()), e);
        }
    }

    private record ForeignServer(String url, Users users) implements BrokerAddress {

        @Override
        public String passwordOf(String user) {
            return users.passwordOf(user);
        }
    }
}
