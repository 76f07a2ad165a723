package io.resticmanager.hub.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.HostQuery;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostListTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void hostsComeInPagesUntilThereIsNoNext() {
        var ids = IntStream.rangeClosed(1, 5).mapToObj(n -> hub.enrol("host-" + n).hostId()).sorted().toList();

        var first = hub.administrator().value(HubRpc.HOSTS, new HostQuery(2, null));
        var second = hub.administrator().value(HubRpc.HOSTS, new HostQuery(2, first.nextCursor()));
        var third = hub.administrator().value(HubRpc.HOSTS, new HostQuery(2, second.nextCursor()));

        assertThat(first.items()).extracting(HubHost::id).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.items()).extracting(HubHost::id).containsExactlyElementsOf(ids.subList(2, 4));
        assertThat(third.items()).extracting(HubHost::id).containsExactly(ids.get(4));
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void aPageHasBetween1And200Hosts() {
        assertThat(hub.administrator().ask(HubRpc.HOSTS, new HostQuery(0, null))).isInstanceOf(Reply.Refused.class);
        assertThat(hub.administrator().ask(HubRpc.HOSTS, new HostQuery(201, null))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aHostThatDoesNotExistIsNotFound() {
        assertThat(hub.administrator().ask(HubRpc.HOST, new HubRpc.HostId("01JNOBODY")))
                .isInstanceOfSatisfying(Reply.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }
}
