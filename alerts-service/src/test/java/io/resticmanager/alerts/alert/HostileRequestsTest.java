package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.alert.AlertsRpc.Query;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is typed is text, whoever is first wins once, and nobody is told more than that something is not there. */
class HostileRequestsTest {

    private static final String NAME = "100%_'\"; DROP TABLE alert;--\\ \uD83E\uDD8A <b>";
    private static final Actor BOB = new Actor("u3", "bob", Role.operator, "127.0.0.2");

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private Alert odd;
    private Alert plain;

    @BeforeEach
    void twoAlerts() {
        odd = failed(NAME);
        plain = failed("plain");
    }

    @Test
    void shouldTakeEveryTextForWhatItIs() {
        for (var text : List.of("%", "_", "'", "\"", "100%_", ";", "--\\", "\uD83E\uDD8A", "<B>", NAME)) {
            assertThat(found(text)).as(text).containsExactly(odd.id());
        }
        for (var text : List.of("100__", "p%n", "plai_", "\u0000", "\uD83E\uDD8B", "x' OR 1=1 --")) {
            assertThat(found(text)).as(text).isEmpty();
        }
        assertThat(found("LAI")).containsExactly(plain.id());
    }

    @Test
    void shouldRefuseWhatIsNoCursorAndFindNothingBehindAForgedOne() {
        for (var junk : List.of("=", "\uD83E\uDD8A", "a b", encoded("0:1"), encoded("x:1:y"), encoded("0:y:z"),
                encoded("9999999999:1:z"), encoded("0:99999999999999999999:z"), "A".repeat(10_240))) {
            assertThat(stage.refusal(AlertsRpc.LIST, new Query(null, null, null, null, 50, junk), Stage.ALICE)
                    .errors()).as(junk).extracting(FieldError::field).containsExactly("cursor");
        }
        assertThat(behind("99:0:' OR 1=1 --")).isEmpty();
        assertThat(behind("0:" + Long.MIN_VALUE + ":z")).isEmpty();
        assertThat(behind("-5:" + Long.MAX_VALUE + ":")).containsExactly(plain.id(), odd.id());
    }

    @Test
    void shouldNotFindWhatIsNoId() {
        for (var id : List.of("", " ", "%", "\uD83E\uDD8A", odd.id().toLowerCase(java.util.Locale.ROOT), odd.id() + " ",
                "x".repeat(10_240))) {
            assertThat(stage.refusal(AlertsRpc.GET, new AlertId(id), Stage.CHARLIE).status()).as(id).isEqualTo(404);
            assertThat(stage.refusal(AlertsRpc.ACKNOWLEDGE, new AlertId(id), Stage.ALICE).status()).isEqualTo(404);
        }
        assertThat(stage.get(AlertsRpc.LIST, new Query(null, null, "x".repeat(10_240), null, 50, null)).items())
                .isEmpty();
        assertThat(stage.refusal(AlertsRpc.LIST, new Query(null, null, null, "x".repeat(10_240), 50, null),
                Stage.ALICE).status()).isEqualTo(422);
    }

    @Test
    void shouldLetOneOfManyAcknowledgeAndTellTheOthersWhoItWas() throws Exception {
        var answers = atOnce(actor -> stage.ask(AlertsRpc.ACKNOWLEDGE, new AlertId(odd.id()), actor));

        assertThat(answers.stream().distinct()).as("all see the same first one").hasSize(1);
        stage.events().await(Event.AlertAcknowledged.class);
        stage.get(AlertsRpc.RESOLVE, new AlertId(plain.id()));
        stage.events().await(Event.AlertResolved.class);
        assertThat(stage.events().heard(Event.AlertAcknowledged.class)).hasSize(1);
        assertThat(stage.events().heard(Event.AuditRecorded.class)).extracting(Event.AuditRecorded::action)
                .containsExactly("alert.acknowledge", "alert.resolve");
    }

    @Test
    void shouldEndResolvedWhereOneAcknowledgesWhileAnotherResolves() throws Exception {
        var answers = atOnce(actor -> actor.equals(BOB)
                ? stage.ask(AlertsRpc.RESOLVE, new AlertId(odd.id()), actor)
                : stage.ask(AlertsRpc.ACKNOWLEDGE, new AlertId(odd.id()), actor));

        assertThat(answers).allMatch(it -> it instanceof Reply.Value<Alert>
                || it instanceof Reply.Refused<Alert>(var problem) && problem.status() == 409);
        var over = stage.get(AlertsRpc.GET, new AlertId(odd.id()));
        assertThat(over.alert().status()).isEqualTo(AlertStatus.resolved);
        assertThat(over.alert().resolvedBy()).isEqualTo("bob");
        var told = stage.events().await(Event.AlertResolved.class);
        assertThat(stage.events().heard(Event.AlertResolved.class)).hasSize(1);
        assertThat(stage.events().heard(Event.AlertAcknowledged.class)).hasSizeLessThan(2)
                .allMatch(it -> it.revision() < told.revision());
    }

    private interface Act {
        Reply<Alert> by(Actor actor);
    }

    private static List<Reply<Alert>> atOnce(Act act) throws InterruptedException {
        var acts = new ArrayList<Callable<Reply<Alert>>>();
        for (var n = 0; n < 8; n++) {
            acts.add(() -> act.by(Stage.ALICE));
            acts.add(() -> act.by(BOB));
        }
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            return threads.invokeAll(acts).stream().map(Future::resultNow).toList();
        }
    }

    private Alert failed(String name) {
        var host = Ids.next();
        stage.owners().tell(Tales.updated(host, 1, name, false));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        return stage.await(it -> it.hostId().equals(host) && it.hostName().equals(name));
    }

    private List<String> found(String text) {
        return ids(new Query(null, null, null, text, 50, null));
    }

    private List<String> behind(@Nullable String cursor) {
        return ids(new Query(null, null, null, null, 50, encoded(cursor)));
    }

    private List<String> ids(Query query) {
        return stage.get(AlertsRpc.LIST, query).items().stream().map(Alert::id).toList();
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }
}
