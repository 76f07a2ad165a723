package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.nats.client.Connection;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamsTest {

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();

    private Connection hub;
    private Connection all;

    @BeforeEach
    void connect() throws Exception {
        hub = nats.connect("hub");
        all = nats.connect(RealNats.ALMIGHTY);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        hub.close();
        all.close();
    }

    @Test
    void eventsAreKeptOnDiskForAWeekAndIntakeUntilItIsTaken() throws Exception {
        Streams.bringUp(hub);

        var events = all.jetStreamManagement().getStreamInfo("EVENTS").getConfiguration();
        assertThat(events.getSubjects()).containsExactlyElementsOf(Subjects.EVENTS);
        assertThat(events.getStorageType()).isEqualTo(StorageType.File);
        assertThat(events.getMaxAge()).isEqualTo(Duration.ofDays(7));
        var intake = all.jetStreamManagement().getStreamInfo("INTAKE").getConfiguration();
        assertThat(intake.getSubjects()).containsExactly("intake.*");
        assertThat(intake.getRetentionPolicy()).isEqualTo(RetentionPolicy.WorkQueue);
        assertThat(intake.getStorageType()).isEqualTo(StorageType.File);
    }

    // A stream over a request's subject would answer the asker with its own
    // acknowledgement.
    @Test
    void noStreamTakesARequest() throws Exception {
        Streams.bringUp(hub);

        assertThat(all.jetStreamManagement().getStreamNames("rpc.>")).isEmpty();
        assertThat(all.jetStreamManagement().getStreamNames("agent.>")).isEmpty();
        assertThat(all.jetStreamManagement().getStreamNames("host.online")).containsExactly("EVENTS");
    }

    @Test
    void aStreamOfAnOlderVersionLearnsTheNewSubjects() throws Exception {
        all.jetStreamManagement().addStream(
                StreamConfiguration.builder().name("EVENTS").subjects("host.online").build());

        Streams.bringUp(hub);

        assertThat(all.jetStreamManagement().getStreamInfo("EVENTS").getConfiguration().getSubjects())
                .containsExactlyElementsOf(Subjects.EVENTS);
    }
}
