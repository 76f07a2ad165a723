package io.resticmanager.notifications.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An address may be a secret as much as a token: whoever may not change a channel reads neither, however a receiver repeats it. */
class WhoReadsWhatTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldTellWhatAReceiverSaidToAdministratorsAlone() throws IOException {
        try (var peer = RawPeer.that(HttpTalk.answering("404 No", "Cannot POST /services/T000/planted"))) {
            var channel = stage.create(ChannelKind.webhook, "Ops",
                    "{\"url\":\"http://127.0.0.1:%d/services/T000/planted?token=planted\"}".formatted(peer.port()));
            var id = new ChannelId(channel.id());
            var log = new LogQuery(channel.id(), 10, null);

            assertThat(stage.get(NotificationsRpc.TEST, id).error()).isEqualTo("127.0.0.1 knows no such address (404): "
                    + "check the channel's. It said: Cannot POST /services/T000/planted");

            assertThat(Json.text(stage.get(NotificationsRpc.LOG, log))).contains("It said: Cannot POST");
            for (var actor : List.of(Stage.BOB, Stage.CHARLIE)) {
                assertThat(Json.text(Stage.value(stage.sealed(NotificationsRpc.LOG, _ -> log, actor))))
                        .contains("knows no such address (404)").doesNotContain("planted").doesNotContain("It said");
                assertThat(Json.text(Stage.value(stage.sealed(NotificationsRpc.LIST, _ -> Nothing.NOTHING, actor))))
                        .contains("\"summary\":\"127.0.0.1\"").doesNotContain("planted");
            }
            assertThat(stage.channel(channel.id()).lastError()).doesNotContain("planted");
            assertThat(stage.events().await(Event.NotificationFailed.class).error())
                    .isEqualTo("127.0.0.1 knows no such address (404): check the channel's.");
        }
    }

    @Test
    void shouldTellWhereAChannelLeadsByItsServerAlone() {
        var phone = stage.create(ChannelKind.ntfy, "Phone", "{\"topic\":\"planted\"}");
        var mail = stage.create(ChannelKind.smtp, "Mail", """
                {"host":"mail.example","port":25,"encryption":"none","from":"a@b.example","to":"planted@b.example"}""");

        assertThat(phone.summary()).isEqualTo("topic planted on ntfy.sh");
        assertThat(mail.summary()).isEqualTo("planted@b.example over mail.example");
        var seen = Stage.value(stage.sealed(NotificationsRpc.LIST, _ -> Nothing.NOTHING, Stage.BOB)).items();
        assertThat(seen).extracting("summary").containsExactly("mail.example", "ntfy.sh");
        assertThat(Json.text(seen)).doesNotContain("planted");
    }
}
