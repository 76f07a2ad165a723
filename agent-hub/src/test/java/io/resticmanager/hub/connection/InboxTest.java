package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class InboxTest {

    private final List<Boolean> reading = new ArrayList<>();

    private final Inbox inbox = new Inbox(reading::add);

    @Test
    void framesComeOutInTheirOrder() throws Exception {
        inbox.put(new Inbound.Text("one"));
        inbox.put(new Inbound.Binary());
        inbox.put(new Inbound.Closed());

        assertThat(inbox.take(Duration.ZERO)).hasValue(new Inbound.Text("one"));
        assertThat(inbox.take(Duration.ZERO)).hasValue(new Inbound.Binary());
        assertThat(inbox.take(Duration.ZERO)).hasValue(new Inbound.Closed());
        assertThat(inbox.take(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void manyFramesStopTheReadingUntilHalfOfThemAreTaken() throws Exception {
        for (int i = 0; i < 70; i++) {
            inbox.put(new Inbound.Text("frame"));
        }
        assertThat(reading).containsExactly(false);

        for (int i = 0; i < 38; i++) {
            inbox.take(Duration.ZERO);
        }
        assertThat(reading).containsExactly(false);
        inbox.take(Duration.ZERO);
        assertThat(reading).containsExactly(false, true);
    }

    @Test
    void aFewLargeFramesStopItToo() throws Exception {
        for (int i = 0; i < 4; i++) {
            inbox.put(new Inbound.Text("x".repeat(256 * 1024)));
        }

        assertThat(reading).containsExactly(false);
    }
}
