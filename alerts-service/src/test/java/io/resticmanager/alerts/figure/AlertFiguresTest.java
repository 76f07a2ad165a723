package io.resticmanager.alerts.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertFiguresTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    @Test
    void standingAlertsAreCounted() throws Exception {
        var ada = Ids.next();
        stage.owners().tell(Tales.updated(ada, 1, "ada", false));
        stage.owners().tell(Tales.failed(ada, JobKind.backup, null, 1));
        stage.await(it -> it.kind() == AlertKind.backup_failed);
        stage.owners().tell(Tales.check(ada, 2, Tales.DAMAGED, null));
        var check = stage.await(it -> it.kind() == AlertKind.check_failed);
        stage.get(AlertsRpc.ACKNOWLEDGE, new AlertsRpc.AlertId(check.id()));

        var scrape = Scrape.of(stage.service().context());

        assertThat(scrape.value("restic_manager_alerts", "severity=\"warning\"", "status=\"open\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_alerts", "severity=\"critical\"", "status=\"open\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_alerts", "severity=\"critical\"", "status=\"acknowledged\""))
                .hasValue(1);
    }
}
