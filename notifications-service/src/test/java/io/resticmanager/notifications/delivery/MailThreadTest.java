package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail refers to none that was never sent. */
class MailThreadTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @AutoClose
    private final MailServer server = MailServer.plain();

    @Test
    void shouldReferToTheGroupThatToldItFirst() throws MessagingException {
        stage.create(ChannelKind.smtp, "Mail", config(server.port()));
        var alerts = IntStream.rangeClosed(1, 3).mapToObj(n -> Alerting.of("gone-" + n, AlertKind.agent_offline))
                .toList();
        alerts.forEach(it -> stage.tell(it.lost("g1", 3)));
        var group = mails(1).getFirst();

        stage.tell(alerts.get(2).acknowledged());
        var second = mails(2).getLast();
        stage.tell(alerts.get(2).resolved());
        var third = mails(3).getLast();

        assertThat(group.getHeader("In-Reply-To")).isNull();
        for (var mail : List.of(second, third)) {
            assertThat(mail.getHeader("In-Reply-To")).containsExactly(group.getMessageID());
            assertThat(mail.getHeader("References")).containsExactly(group.getMessageID());
            assertThat(mail.getMessageID()).isNotEqualTo(group.getMessageID());
        }
    }

    @Test
    void shouldBeTheFirstWhenWhatWasMeantBeforeWasNotSent() throws MessagingException, IOException {
        var channel = stage.create(ChannelKind.smtp, "Mail", config(nobody()));
        var ada = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(ada.raised());
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> deliveries(ada).stream()
                .anyMatch(it -> it.attempts() > 0));
        stage.tell(ada.acknowledged());
        Awaitility.await().until(() -> deliveries(ada).size() == 2);

        Stage.value(stage.sealed(NotificationsRpc.UPDATE,
                seal -> new ChangedChannel(channel.id(), null, null, null, seal.apply(config(server.port()))),
                Stage.ALICE));
        var first = mails(1).getFirst();
        stage.tell(ada.resolved());
        var second = mails(2).getLast();

        assertThat(deliveries(ada).getLast().state()).isEqualTo(DeliveryState.superseded);
        assertThat(first.getMessageID()).isEqualTo("<%s@backup.example>".formatted(ada.id()));
        assertThat(first.getHeader("In-Reply-To")).isNull();
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }

    private List<MimeMessage> mails(int count) throws MessagingException {
        Awaitility.await("%d mails".formatted(count)).atMost(Duration.ofSeconds(20))
                .until(() -> server.taken().size() == count && stage.channel(onlyChannel()).pending() == 0);
        var mails = new ArrayList<MimeMessage>();
        for (var taken : server.taken()) {
            mails.add(taken.mail());
        }
        return mails;
    }

    private String onlyChannel() {
        return stage.get(NotificationsRpc.LIST, Nothing.NOTHING).items().getFirst()
                .id();
    }

    private static int nobody() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private static String config(int port) {
        return """
                {"host":"localhost","port":%d,"encryption":"none","from":"backups@home.example","to":"ops@home.example"}\
                """
                .formatted(port);
    }
}
