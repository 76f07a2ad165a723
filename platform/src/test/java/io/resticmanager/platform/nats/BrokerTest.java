package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;

import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerTest {

    private static final int AT_ONCE = 300;
    private static final int PATIENT_FLUSHES = 3;

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

    // A flush that timed out is a ping without an answer, and stays one.
    @Test
    void aBrokerThatGetsNoProcessorForAWhileKeepsItsLines() throws Exception {
        try (var broker = Broker.connect("hub", nats.server(), Duration.ofSeconds(5))) {
            send("STOP", nats.server().pid());
            try {
                for (int i = 0; i < PATIENT_FLUSHES; i++) {
                    broker.flush();
                }
            } finally {
                send("CONT", nats.server().pid());
            }
            broker.flush();

            assertThat(broker.isConnected()).isTrue();
            assertThat(broker.connection().getStatistics().getReconnects()).isZero();
        }
    }

    private static void send(String signal, long pid) throws Exception {
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -%s %d".formatted(signal, pid)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
