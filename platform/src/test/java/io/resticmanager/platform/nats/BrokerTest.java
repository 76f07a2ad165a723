package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;

import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerTest {

    private static final int AT_ONCE = 300;

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();

    // Each flush is a ping of the client, which takes more than two without an
    // answer for a broken line and hangs up.
    @Test
    void manyWhoFlushAtOnceDoNotCutTheLine() {
        try (var broker = Broker.connect("hub", nats.server(), Duration.ofSeconds(5))) {
            try (var flushing = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    flushing.execute(broker::flush);
                }
            }

            assertThat(broker.isConnected()).isTrue();
            assertThat(broker.connection().getStatistics().getReconnects()).isZero();
            assertThat(broker.connection().getStatistics().getPings()).isPositive();
        }
    }
}
