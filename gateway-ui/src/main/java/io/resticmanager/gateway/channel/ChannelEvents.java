package io.resticmanager.gateway.channel;

import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;

/** Hears what became of a notification. What is lost with the process is no loss: its pages ask again once they are back. */
@Singleton
@Named("gateway")
final class ChannelEvents implements Listening {

    private static final Set<String> HEARD = Set.of("notification.delivered", "notification.failed");

    private final ApplicationEventPublisher<ChannelsChanged> changes;

    ChannelEvents(ApplicationEventPublisher<ChannelsChanged> changes) {
        this.changes = changes;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(HEARD, _ -> changes.publishEvent(new ChannelsChanged()));
    }
}
