package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.alert.AlertsRpc.Elsewhere;
import io.resticmanager.contracts.alert.AlertsRpc.Query;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text finds what a row says, word by word. */
class AlertSearchTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final String ada = Ids.next();
    private Alert backup;
    private Alert check;

    @BeforeEach
    void twoAlerts() {
        stage.owners().tell(Tales.updated(ada, 1, "ada", false));
        stage.owners().tell(Tales.failed(ada, JobKind.backup, null, 1));
        stage.owners().tell(Tales.check(ada, 2, Tales.DAMAGED, null));
        check = stage.await(it -> it.message().contains("damaged"));
        backup = stage.await(it -> !it.id().equals(check.id()));
    }

    @Test
    void shouldFindEveryWordOfARow() {
        for (var text : List.of("backup_failed", "Backup failed on ada", "ada  failed BACKUP", "warning", "password")) {
            assertThat(found(null, text)).as(text).containsExactly(backup.id());
        }
        assertThat(found(null, "critical")).containsExactly(check.id());
        assertThat(found(null, "ada failed")).containsExactly(check.id(), backup.id());
    }

    @Test
    void shouldFindOnlyWhereAllWordsAre() {
        assertThat(found(null, "ada bob")).isEmpty();
        assertThat(found(null, "critical backup")).isEmpty();
        assertThat(found(null, "adafailed")).isEmpty();
    }

    @Test
    void shouldSayWhereElseItWouldFindSomething() {
        stage.get(AlertsRpc.ACKNOWLEDGE, new AlertId(backup.id()));
        stage.get(AlertsRpc.RESOLVE, new AlertId(check.id()));

        assertThat(ask(null, "backup").elsewhere()).isEqualTo(new Elsewhere(0, 1, 0));
        assertThat(ask(null, "ada").elsewhere()).isEqualTo(new Elsewhere(0, 1, 1));
        assertThat(ask("resolved", "nothing").elsewhere()).isEqualTo(new Elsewhere(0, 0, 0));
        assertThat(ask("resolved", "check").elsewhere()).as("where something is found").isNull();
        assertThat(ask("all", "nothing").elsewhere()).as("where every status was asked for").isNull();
    }

    @Test
    void shouldFindResolvedOnesByTheNewNameOfTheirHost() {
        stage.get(AlertsRpc.RESOLVE, new AlertId(check.id()));
        stage.owners().tell(Tales.updated(ada, 2, "LOVELÄCE", false));
        stage.await(it -> it.hostName().equals("LOVELÄCE"));

        assertThat(found("resolved", "lovel")).containsExactly(check.id());
        assertThat(found("resolved", "LOVELÄCE check")).containsExactly(check.id());
        assertThat(found("resolved", "ada")).as("its own words stay").containsExactly(check.id());
    }

    private List<String> found(@Nullable String status, String text) {
        return ask(status, text).items().stream().map(Alert::id).toList();
    }

    private AlertsRpc.Alerts ask(@Nullable String status, String text) {
        return stage.get(AlertsRpc.LIST, new Query(status, null, null, text, 50, null));
    }
}
