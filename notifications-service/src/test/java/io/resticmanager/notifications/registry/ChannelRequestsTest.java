package io.resticmanager.notifications.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Draft;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.RemovedChannel;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may be asked of channels, by whom, and what never comes back. */
class ChannelRequestsTest {

    private static final String TOKEN = "tk-planted-secret";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldNeverGiveASecretBack() {
        var sink = stage.sink();
        var channel = stage.create(ChannelKind.webhook, "Ops",
                "{\"url\":\"%s/hook\",\"bearer_token\":\"%s\"}".formatted(sink.url(), TOKEN));

        assertThat(Json.text(channel)).doesNotContain(TOKEN).contains("\"has_bearer_token\":true");
        assertThat(Json.text(stage.get(NotificationsRpc.LIST, Nothing.NOTHING))).doesNotContain(TOKEN);
        assertThat(Json.text(preview(channel.id(), "{\"url\":\"%s/hook\"}".formatted(sink.url()))))
                .doesNotContain(TOKEN).contains("Authorization");
        assertThat(stored()).hasSize(1).allSatisfy(it -> assertThat(it).doesNotContain(TOKEN));
        sink.answers(503);
        assertThat(stage.get(NotificationsRpc.TEST, new ChannelId(channel.id())).error()).doesNotContain(TOKEN);
        assertThat(sink.told().getFirst().headers().getFirst("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(stage.events().await(Event.AuditRecorded.class).toString()).doesNotContain(TOKEN);
    }

    @Test
    void shouldKeepASecretThatIsLeftBlankAndForgetOneThatIsTakenOut() {
        var sink = stage.sink();
        var channel = stage.create(ChannelKind.webhook, "Ops",
                "{\"url\":\"%s/a\",\"bearer_token\":\"%s\"}".formatted(sink.url(), TOKEN));

        var kept = update(channel, "{\"url\":\"%s/b\",\"bearer_token\":\" \"}".formatted(sink.url()));
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
        var gone = update(channel, "{\"url\":\"%s/b\",\"bearer_token\":null}".formatted(sink.url()));
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));

        assertThat(kept.config().get("has_bearer_token")).isNotNull();
        assertThat(gone.config().get("has_bearer_token")).isNull();
        assertThat(sink.told().getFirst().headers().getFirst("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(sink.told().getLast().headers().getFirst("Authorization")).isNull();
    }

    @Test
    void shouldNotHandAStoredSecretToAnotherServer() {
        var channel = stage.create(ChannelKind.webhook, "Ops",
                "{\"url\":\"%s/a\",\"bearer_token\":\"%s\"}".formatted(stage.sink().url(), TOKEN));
        var other = stage.sink();

        var refused = Stage.problem(change(channel, "{\"url\":\"%s/a\"}".formatted(other.url())));
        var given = update(channel, "{\"url\":\"%s/a\",\"bearer_token\":\"another\"}".formatted(other.url()));
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));

        assertThat(refused.errors()).singleElement().satisfies(it -> {
            assertThat(it.field()).isEqualTo("config.bearer_token");
            assertThat(it.message()).contains("It was stored for ", other.url().toString()).doesNotContain(TOKEN);
        });
        assertThat(given.config().get("has_bearer_token")).isNotNull();
        assertThat(other.told()).singleElement().satisfies(it -> assertThat(it.headers().getFirst("Authorization"))
                .isEqualTo("Bearer another"));
    }

    /** reliability.md, Security: two swapped rows fail to decrypt. */
    @Test
    void shouldNotOpenAConfigurationThatWasMovedToAnotherChannel() {
        var sink = stage.sink();
        var one = stage.webhook("one", sink);
        var other = stage.webhook("other", stage.sink());

        stage.transactions().<Boolean>writeSql(connection -> {
            var configs = ChannelTable.all(connection);
            for (var n = 0; n < 2; n++) {
                Ask.change(connection, "UPDATE notification_channels SET config = ? WHERE id = ?",
                        configs.get(1 - n).config(), configs.get(n).id());
            }
            return true;
        });

        for (var channel : List.of(one, other)) {
            var seen = stage.channel(channel.id());
            assertThat(seen.unusable()).contains("does not belong to that row");
            assertThat(seen.config()).isEqualTo(JsonNode.createObjectNode(Map.of()));
            var tested = stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
            assertThat(tested.ok()).isFalse();
            assertThat(tested.error()).contains("can not be opened");
        }
        assertThat(sink.told()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongFieldByField() {
        stage.webhook("Ops room", stage.sink());

        assertThat(fields(create("", "{\"url\":\"ftp://x\"}"))).containsExactlyInAnyOrder("name", "config.url");
        assertThat(fields(create("x".repeat(101), "[]"))).containsExactlyInAnyOrder("name", "config");
        assertThat(fields(create("two\nlines", "{}"))).containsExactlyInAnyOrder("name", "config.url");
        assertThat(fields(create("OPS ROOM", "{\"url\":\"https://hooks.example\"}"))).containsExactly("name");
        assertThat(fields(create("big", "{\"url\":\"" + "x".repeat(20_000) + "\"}"))).containsExactly("config");
    }

    @Test
    void shouldChangeOnlyWhatIsGiven() {
        var channel = stage.webhook("Ops", stage.sink());

        var changed = stage.get(NotificationsRpc.UPDATE,
                new ChangedChannel(channel.id(), null, false, List.of(Severity.critical), null));

        assertThat(changed.name()).isEqualTo("Ops");
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.severities()).containsExactly(Severity.critical);
        assertThat(changed.config()).isEqualTo(channel.config());
        assertThat(stage.events().await(Event.AuditRecorded.class, it -> it.action().equals("channel.update"))
                .details()).isEqualTo("webhook “Ops”: switched off, told of [critical]");
        assertThat(stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, null, List.of(), null))
                .severities()).isEmpty();
    }

    @Test
    void shouldRemoveOnlyWithTheTypedNameAndTakeTheLogAlong() {
        var sink = stage.sink();
        var channel = stage.webhook("Ops", sink);
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));

        assertThat(fields(stage.refusal(NotificationsRpc.REMOVE, new RemovedChannel(channel.id(), "ops"), Stage.ALICE)))
                .containsExactly("confirm");
        stage.get(NotificationsRpc.REMOVE, new RemovedChannel(channel.id(), "Ops"));

        assertThat(stage.refusal(NotificationsRpc.GET, new ChannelId(channel.id()), Stage.ALICE).status())
                .isEqualTo(404);
        assertThat(stage.transactions().<Integer>readSql(connection -> Ask.first(connection, rows -> rows.getInt(1),
                "SELECT (SELECT count(*) FROM notification_log) + (SELECT count(*) FROM delivery)").orElseThrow()))
                .isZero();
    }

    @Test
    void shouldLetOnlyAnAdministratorChangeAndSeeConfigurations() {
        var channel = stage.webhook("Ops", stage.sink());
        var id = new ChannelId(channel.id());

        for (var actor : List.of(Stage.BOB, Stage.CHARLIE)) {
            assertThat(stage.refusal(NotificationsRpc.TEST, id, actor).status()).isEqualTo(403);
            assertThat(stage.refusal(NotificationsRpc.REMOVE, new RemovedChannel(channel.id(), "Ops"), actor).status())
                    .isEqualTo(403);
            assertThat(stage.refusal(NotificationsRpc.UPDATE,
                    new ChangedChannel(channel.id(), "x", null, null, null), actor).status()).isEqualTo(403);
            assertThat(stage.refusal(NotificationsRpc.CREATE,
                    new NewChannel(ChannelKind.ntfy, "x", true, null, new Sealed("")), actor).status()).isEqualTo(403);
            assertThat(stage.refusal(NotificationsRpc.PREVIEW,
                    new Draft(null, ChannelKind.ntfy, new Sealed(""), null), actor).status()).isEqualTo(403);
            var seen = Stage.value(stage.sealed(NotificationsRpc.GET, _ -> id, actor));
            assertThat(seen.name()).isEqualTo("Ops");
            assertThat(seen.config()).isEqualTo(JsonNode.createObjectNode(Map.of()));
        }
    }

    @Test
    void shouldTestThroughTheRealPath() {
        var sink = stage.sink();
        var channel = stage.webhook("Ops", sink);
        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, false, null, null));

        var tested = stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
        sink.answers(500);
        var failed = stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));

        assertThat(tested.ok()).isTrue();
        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(tested.latencyMs()).isNotNegative();
        assertThat(failed.ok()).isFalse();
        assertThat(failed.error()).contains("500");
        var told = sink.told().getFirst();
        assertThat(told.field("event")).isEqualTo("alert.test");
        assertThat(told.field("severity")).isEqualTo("info");
        assertThat(told.field("kind")).isEqualTo("test");
        assertThat(told.field("host_id")).isEmpty();
        assertThat(told.field("host_name")).isEqualTo("restic-manager");
        assertThat(told.field("link")).endsWith("/settings/notifications/" + channel.id() + "/edit");
        var seen = stage.channel(channel.id());
        assertThat(seen.lastFiredAt()).isNotNull();
        assertThat(seen.lastOk()).isFalse();
        assertThat(seen.pending()).isZero();
        assertThat(stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 10, null)).items()).hasSize(2);
        assertThat(stage.events().await(Event.AuditRecorded.class, it -> it.action().equals("channel.test")).targetId())
                .isEqualTo(channel.id());
    }

    private NotificationsRpc.Preview preview(String channel, String config) {
        return Stage.value(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(channel, ChannelKind.webhook, seal.apply(config), null), Stage.ALICE));
    }

    private Channel update(Channel channel, String config) {
        return Stage.value(change(channel, config));
    }

    private Reply<Channel> change(Channel channel, String config) {
        return stage.sealed(NotificationsRpc.UPDATE,
                seal -> new ChangedChannel(channel.id(), null, null, null, seal.apply(config)), Stage.ALICE);
    }

    private Problem create(String name, String config) {
        Reply<Channel> reply = stage.sealed(NotificationsRpc.CREATE,
                seal -> new NewChannel(ChannelKind.webhook, name, true, null, seal.apply(config)), Stage.ALICE);
        return Stage.problem(reply);
    }

    private static List<String> fields(Problem problem) {
        assertThat(problem.status()).isEqualTo(422);
        @Nullable
        List<FieldError> errors = problem.errors();
        return errors == null ? List.of() : errors.stream().map(FieldError::field).toList();
    }

    private List<String> stored() {
        return stage.transactions().readSql(
                connection -> Ask.rows(connection, rows -> rows.getString(1),
                        "SELECT config FROM notification_channels"));
    }
}
