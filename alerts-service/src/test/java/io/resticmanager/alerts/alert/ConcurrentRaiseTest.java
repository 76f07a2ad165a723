package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.resticmanager.alerts.rule.Circumstances;
import io.resticmanager.alerts.rule.Decision;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.alerts.rule.Words;
import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrentRaiseTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    @Test
    void shouldMakeOneRowOfTheSameTroubleFromManyThreads() throws InterruptedException {
        var key = Key.of(Ids.next(), AlertKind.prune_failed);
        var book = stage.service().bean(AlertBook.class);
        var raises = new ArrayList<Callable<Boolean>>();
        for (var n = 1; n <= 64; n++) {
            var seen = new Observation.Failed(n, null, false, new Words("It failed.", null, "j" + n, null));
            raises.add(() -> {
                book.observe(key, seen, new Circumstances(stage.now(), Duration.ofMinutes(15), false));
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(raises)).allMatch(it -> it.resultNow());
        }

        assertThat(stage.all()).hasSize(1).allMatch(it -> "j64".equals(it.jobId()));
        stage.events().await(Event.AlertRaised.class);
        assertThat(stage.events().heard(Event.AlertRaised.class)).hasSize(1);
    }

    // Past our one writer: what keeps it to one row is the database.
    @Test
    void shouldMakeOneRowAlsoOverManyConnectionsToTheSameFile() throws Exception {
        var key = Key.of(Ids.next(), AlertKind.check_failed);
        var raise = new Decision.Raise(7, null, new Words("It failed.", null, "j", null));
        Callable<String> once = () -> {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + stage.database());
                    var settings = connection.createStatement()) {
                settings.execute("PRAGMA busy_timeout = 10000");
                return AlertTable.raise(connection,
                        new AlertTable.Birth(Ids.next(), key, "ada", stage.now(), false, null), raise);
            }
        };
        try (var threads = Executors.newFixedThreadPool(16)) {
            assertThat(threads.invokeAll(Collections.nCopies(64, once)).stream().map(Future::resultNow).distinct())
                    .containsExactly(stage.all().getFirst().id());
        }
        assertThat(stage.all()).hasSize(1);
    }
}
