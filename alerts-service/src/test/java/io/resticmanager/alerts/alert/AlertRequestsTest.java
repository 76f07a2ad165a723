package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.alert.AlertsRpc.Query;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.DatabaseFailure;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may be asked of alerts, by whom, and what comes back. */
class AlertRequestsTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final String ada = Ids.next();
    private final String bert = Ids.next();

    private Alert backup;
    private Alert check;
    private Alert prune;

    @BeforeEach
    void threeAlerts() {
        stage.owners().tell(Tales.updated(ada, 1, "ada", false));
        stage.owners().tell(Tales.updated(bert, 1, "Bért", false));
        stage.owners().tell(Tales.failed(ada, JobKind.backup, null, 1));
        backup = stage.await(it -> it.kind() == AlertKind.backup_failed);
        stage.owners().tell(Tales.check(ada, 2, Tales.DAMAGED, null));
        check = stage.await(it -> it.kind() == AlertKind.check_failed);
        stage.owners().tell(Tales.failed(bert, JobKind.prune, null, 1));
        prune = stage.await(it -> it.kind() == AlertKind.prune_failed);
    }

    @Test
    void shouldListOpenOnesFirstAndTheNewestFirst() {
        stage.get(AlertsRpc.RESOLVE, new AlertId(prune.id()));
        stage.get(AlertsRpc.ACKNOWLEDGE, new AlertId(check.id()));

        assertThat(list("all", null, null, null)).containsExactly(backup.id(), check.id(), prune.id());
        assertThat(list(null, null, null, null)).containsExactly(backup.id());
        assertThat(list("acknowledged", null, null, null)).containsExactly(check.id());
        assertThat(list("resolved", null, null, null)).containsExactly(prune.id());
        assertThat(stage.get(AlertsRpc.COUNTS, Nothing.NOTHING)).isEqualTo(new Counts(1, 0, 1, 1, 3L));
        stage.later(Duration.ofHours(25));
        assertThat(stage.get(AlertsRpc.COUNTS, Nothing.NOTHING)).isEqualTo(new Counts(1, 0, 1, 0, 0L));
    }

    @Test
    void shouldFilter() {
        assertThat(list(null, "critical", null, null)).containsExactly(check.id());
        assertThat(list(null, null, bert, null)).containsExactly(prune.id());
        assertThat(list(null, null, null, "BÉRT")).containsExactly(prune.id());
        assertThat(list(null, null, null, "is DAMAGED")).containsExactly(check.id());
        assertThat(list(null, null, null, "100%_")).isEmpty();
        assertThat(list("", "", "", " ")).hasSize(3);
    }

    @Test
    void shouldPageThroughAllStatesWithoutLosingOrDoublingAny() {
        stage.get(AlertsRpc.RESOLVE, new AlertId(prune.id()));
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = stage.get(AlertsRpc.LIST, new Query("all", null, null, null, 1, cursor));
            assertThat(page.total()).isEqualTo(3);
            seen.addAll(page.items().stream().map(Alert::id).toList());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).containsExactly(check.id(), backup.id(), prune.id());
    }

    @Test
    void shouldSayWhatIsWrongFieldByField() {
        var problem = stage.refusal(AlertsRpc.LIST, new Query("closed", "bad", null, "x".repeat(201), 0, "!"),
                Stage.ALICE);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field)
                .containsExactlyInAnyOrder("status", "severity", "q", "limit", "cursor");
        assertThat(stage.refusal(AlertsRpc.HOSTS,
                new AlertsRpc.HostIds(java.util.Collections.nCopies(201, ada)), Stage.ALICE).status()).isEqualTo(422);
    }

    @Test
    void shouldCountByHost() {
        stage.get(AlertsRpc.ACKNOWLEDGE, new AlertId(backup.id()));
        var stranger = Ids.next();

        var counted = stage.get(AlertsRpc.HOSTS, new AlertsRpc.HostIds(List.of(ada, stranger, bert, ada))).items();

        assertThat(counted).containsExactly(new HostAlerts(ada, 1, 1, 1), new HostAlerts(stranger, 0, 0, 0),
                new HostAlerts(bert, 1, 0, 0));
    }

    @Test
    void shouldAcknowledgeOnceAndSayWho() {
        var first = stage.get(AlertsRpc.ACKNOWLEDGE, new AlertId(backup.id()));
        stage.later(Duration.ofMinutes(1));
        var again = stage.get(AlertsRpc.ACKNOWLEDGE, new AlertId(backup.id()));

        assertThat(first.status()).isEqualTo(AlertStatus.acknowledged);
        assertThat(first.acknowledgedBy()).isEqualTo("alice");
        assertThat(again).isEqualTo(first);
        var told = stage.events().await(Event.AlertAcknowledged.class);
        assertThat(told.actor()).isEqualTo("alice");
        assertThat(told.revision()).isEqualTo(2);
        var audited = stage.events().await(Event.AuditRecorded.class);
        assertThat(audited.action()).isEqualTo("alert.acknowledge");
        assertThat(audited.targetId()).isEqualTo(backup.id());
        assertThat(audited.details()).isEqualTo("backup_failed on ada");
        assertThat(audited.actorId()).isEqualTo("u1");
        stage.get(AlertsRpc.RESOLVE, new AlertId(backup.id()));
        stage.events().await(Event.AlertResolved.class);
        assertThat(stage.events().heard(Event.AlertAcknowledged.class)).hasSize(1);
    }

    @Test
    void shouldResolveOnceAndNeverChangeItAgain() {
        var first = stage.get(AlertsRpc.RESOLVE, new AlertId(backup.id()));
        var again = stage.get(AlertsRpc.RESOLVE, new AlertId(backup.id()));

        assertThat(first.resolvedBy()).isEqualTo("alice");
        assertThat(stage.events().await(Event.AlertResolved.class))
                .matches(it -> "alice".equals(it.actor()) && it.reason() == null);
        assertThat(again).isEqualTo(first);
        assertThat(stage.refusal(AlertsRpc.ACKNOWLEDGE, new AlertId(backup.id()), Stage.ALICE).status())
                .isEqualTo(409);
        stage.owners().tell(Tales.failed(ada, JobKind.backup, null, 3));
        var anew = stage.await(it -> it.kind() == AlertKind.backup_failed && it.status() == AlertStatus.open);
        assertThat(anew.id()).isNotEqualTo(first.id());
        var story = stage.get(AlertsRpc.GET, new AlertId(anew.id()));
        assertThat(story.earlier()).containsExactly(first);
        assertThat(stage.get(AlertsRpc.GET, new AlertId(first.id())).changes())
                .extracting(AlertsRpc.Change::what, AlertsRpc.Change::actor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("raised", null),
                        org.assertj.core.groups.Tuple.tuple("resolved", "alice"));
    }

    @Test
    void shouldRefuseInTheDatabaseToChangeAResolvedOne() {
        stage.get(AlertsRpc.RESOLVE, new AlertId(backup.id()));

        assertThatThrownBy(() -> change("UPDATE alert SET message = 'x' WHERE status = 'resolved'"))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("a resolved alert does not change");
        assertThatThrownBy(() -> change("DELETE FROM alert"))
                .isInstanceOf(DatabaseFailure.class).hasMessageContaining("an alert that is not resolved stays");
    }

    @Test
    void shouldTellWhyOneWentAwayByItself() {
        stage.owners().tell(Tales.succeeded(ada, JobKind.backup, null, 3));
        stage.await(it -> it.id().equals(backup.id()) && it.status() == AlertStatus.resolved);

        assertThat(stage.get(AlertsRpc.GET, new AlertId(backup.id())).changes().getLast())
                .matches(it -> it.actor() == null && "The next one went well.".equals(it.reason()));
        var told = stage.events().await(Event.AlertResolved.class);
        assertThat(told.reason()).isEqualTo("The next one went well.");
        assertThat(told.actor()).isNull();
    }

    @Test
    void shouldLetAViewerOnlyLook() {
        var id = new AlertId(backup.id());

        assertThat(stage.refusal(AlertsRpc.ACKNOWLEDGE, id, Stage.CHARLIE).status()).isEqualTo(403);
        assertThat(stage.refusal(AlertsRpc.RESOLVE, id, Stage.CHARLIE).status()).isEqualTo(403);
        assertThat(stage.refusal(AlertsRpc.GET, new AlertId("none"), Stage.CHARLIE).status()).isEqualTo(404);
        assertThat(stage.refusal(AlertsRpc.RESOLVE, new AlertId("none"), Stage.ALICE).status()).isEqualTo(404);
    }

    @Test
    void shouldForgetWhatWasResolvedLongAgo() {
        stage.get(AlertsRpc.RESOLVE, new AlertId(backup.id()));
        var book = stage.service().bean(AlertBook.class);

        book.forgetBefore(stage.now().minus(Duration.ofDays(1)));
        assertThat(list("all", null, null, null)).hasSize(3);
        book.forgetBefore(stage.now().plus(Duration.ofDays(1)));
        assertThat(list("all", null, null, null)).containsExactlyInAnyOrder(check.id(), prune.id());
    }

    private List<String> list(@Nullable String status, @Nullable String severity, @Nullable String host,
            @Nullable String text) {
        return stage.get(AlertsRpc.LIST, new Query(status, severity, host, text, 200, null)).items().stream()
                .map(Alert::id).toList();
    }

    private void change(String sql) {
        stage.service().bean(Transactions.class, "alerts").<Boolean>writeSql(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
