package io.resticmanager.notifications.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Draft;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change changes what it names and nothing else, and what is no field of a channel is refused. */
class ChannelChangesTest {

    private static final String OWN = """
            {"server_url":"https://ntfy.example","topic":"alerts","default_priority":"low","access_token":"tk_planted"}""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldLeaveWhatAChangeDoesNotName() {
        var channel = stage.create(ChannelKind.ntfy, "Phone", OWN);
        var mail = stage.create(ChannelKind.smtp, "Mail", """
                {"host":"mail.example","port":25,"encryption":"none","from":"a@b.example","to":"a@b.example"}""");

        var moved = Stage.value(change(channel, null, "{\"topic\":\"alerts2\"}"));
        var blank = Stage.value(change(channel, null, "{\"access_token\":\"\",\"has_access_token\":true}"));
        var less = Stage.value(change(channel, null, "{\"default_priority\":null,\"access_token\":null}"));
        var other = Stage.value(change(mail, null, "{\"to\":\"c@d.example\"}"));

        assertThat(moved.config()).isEqualTo(config("{\"server_url\":\"https://ntfy.example\",\"topic\":\"alerts2\","
                + "\"default_priority\":\"low\",\"has_access_token\":true}"));
        assertThat(blank.config()).isEqualTo(moved.config());
        assertThat(less.config()).isEqualTo(config("{\"server_url\":\"https://ntfy.example\",\"topic\":\"alerts2\"}"));
        assertThat(text(other, "encryption")).isEqualTo("none");
        assertThat(text(other, "to")).isEqualTo("c@d.example");
        assertThat(fields(Stage.problem(change(channel, null, "{\"topic\":null}")))).containsExactly("config.topic");
    }

    @Test
    void shouldRefuseFieldsThatTheKindHasNot() {
        var foreign = "{\"topic\":\"t\",\"bearerToken\":\"x\",\"password\":\"x\",\"has_password\":true}";
        var channel = stage.create(ChannelKind.ntfy, "Phone", OWN);

        var made = Stage.problem(create(ChannelKind.ntfy, "Other", foreign));

        assertThat(fields(made)).containsExactlyInAnyOrder("config.bearerToken", "config.password",
                "config.has_password");
        assertThat(made.toString()).contains("A channel of the kind ntfy has no such field", "Leave it out.");
        assertThat(fields(Stage.problem(change(channel, null, foreign)))).hasSize(3);
        assertThat(fields(Stage.problem(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(channel.id(), ChannelKind.ntfy, seal.apply(foreign), null), Stage.ALICE))))
                .hasSize(3);
    }

    @Test
    void shouldRefuseANameThatLooksLikeAnother() {
        var first = stage.create(ChannelKind.ntfy, "Ärger", "{\"topic\":\"t\"}");
        var second = stage.create(ChannelKind.ntfy, "Other", "{\"topic\":\"t\"}");

        assertThat(fields(Stage.problem(create(ChannelKind.ntfy, "a\u0308RGER", "{\"topic\":\"t\"}"))))
                .containsExactly("name");
        assertThat(fields(Stage.problem(create(ChannelKind.ntfy, "n\u200b", "{\"topic\":\"t\"}"))))
                .containsExactly("name");
        assertThat(fields(Stage.problem(change(second, "äRGER", null)))).containsExactly("name");
        assertThat(Stage.value(change(first, "A\u0308RGER", null)).name()).isEqualTo("ÄRGER");
    }

    @Test
    void shouldStillTakeChangesOfAChannelWhoseNameIsOlderThanTheRule() {
        var channel = stage.create(ChannelKind.ntfy, "Phone", "{\"topic\":\"t\"}");
        stage.transactions().<Integer>writeSql(connection -> Ask.change(connection,
                "UPDATE notification_channels SET name = ? WHERE id = ?", "n\u200b", channel.id()));

        assertThat(text(Stage.value(change(channel, "n\u200b", "{\"topic\":\"u\"}")), "topic")).isEqualTo("u");
    }

    @Test
    void shouldPreviewATestAsATest() {
        var preview = Stage.value(stage.sealed(NotificationsRpc.PREVIEW, seal -> new Draft(null, ChannelKind.webhook,
                seal.apply("{\"url\":\"https://hooks.example\"}"), "alert.test"), Stage.ALICE));

        assertThat(preview.body()).contains("\"event\":\"alert.test\"", "\"severity\":\"info\"", "\"kind\":\"test\"",
                "\"host_id\":\"\"", "\"host_name\":\"restic-manager\"",
                "\"message\":\"This is a test of the channel, asked for by alice.\"");
    }

    @Test
    void shouldSayAtOnceThatAConfigurationCanNotBeUsed() {
        var channel = stage.create(ChannelKind.ntfy, "Phone", OWN);
        stage.get(NotificationsRpc.GET, new ChannelId(channel.id()));
        stage.transactions().<Integer>writeSql(connection -> Ask.change(connection,
                "UPDATE notification_channels SET config = ? WHERE id = ?", "no longer sealed", channel.id()));

        var seen = stage.channel(channel.id());

        assertThat(channel.unusable()).isNull();
        assertThat(seen.unusable()).startsWith("The configuration can not be opened: ");
        assertThat(seen.enabled()).isTrue();
        assertThat(seen.config()).isEqualTo(JsonNode.createObjectNode(Map.of()));
    }

    private static String text(Channel channel, String field) {
        return channel.config().get(field).getStringValue();
    }

    private Reply<Channel> create(ChannelKind kind, String name, String config) {
        return stage.sealed(NotificationsRpc.CREATE, seal -> new NewChannel(kind, name, true, null, seal.apply(config)),
                Stage.ALICE);
    }

    private Reply<Channel> change(Channel channel, @Nullable String name, @Nullable String config) {
        return stage.sealed(NotificationsRpc.UPDATE, seal -> new ChangedChannel(channel.id(), name, null, null,
                config == null ? null : seal.apply(config)), Stage.ALICE);
    }

    private static List<String> fields(Problem problem) {
        @Nullable
        List<FieldError> errors = problem.errors();
        return errors == null ? List.of() : errors.stream().map(FieldError::field).toList();
    }

    private static JsonNode config(String json) {
        try {
            return Json.read(json, JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError(json, e);
        }
    }
}
