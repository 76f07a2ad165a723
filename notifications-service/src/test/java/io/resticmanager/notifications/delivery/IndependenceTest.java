package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One channel that never answers delays nobody (issue "notifications"): 20 alerts a second, measured for six seconds once the service
 * has warmed to them for two.
 */
class IndependenceTest {

    private static final int WARMING = 40;
    private static final int ALERTS = 120;
    private static final long EVERY_MS = 50;
    private static final Duration P99 = Duration.ofSeconds(2);

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldTellTheOthersInTimeWhileOneHangs() throws InterruptedException {
        var hanging = stage.sink();
        hanging.hangs();
        stage.webhook("hanging", hanging);
        var others = Stream.of("one", "two", "three").map(name -> {
            var sink = stage.sink();
            stage.webhook(name, sink);
            return sink;
        }).toList();

        raise(WARMING);
        others.forEach(sink -> awaitAll(sink, WARMING));
        others.forEach(sink -> sink.told().clear());

        var raised = raise(ALERTS);

        others.forEach(sink -> awaitAll(sink, ALERTS));
        assertThat(hanging.told()).isNotEmpty();
        others.forEach(sink -> assertThat(p99(sink, raised)).as(() -> stages(sink, raised)).isLessThan(P99));
    }

    // At a steady pace, whatever a single one takes.
    private Map<String, Instant> raise(int count) throws InterruptedException {
        var raised = new HashMap<String, Instant>();
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            var ticks = pace.scheduleAtFixedRate(() -> {
                if (raised.size() < count) {
                    var alert = Alerting.of("host-" + raised.size(), AlertKind.backup_failed);
                    raised.put(alert.id(), Instant.now());
                    stage.tell(alert.raised());
                } else {
                    pace.shutdown();
                }
            }, 0, EVERY_MS, TimeUnit.MILLISECONDS);
            assertThat(pace.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(ticks.isDone()).isTrue();
        }
        return raised;
    }

    private static void awaitAll(Sink sink, int count) {
        Awaitility.await("all are told").atMost(Duration.ofSeconds(30)).until(() -> sink.told().size() >= count);
    }

    private static Duration p99(Sink sink, Map<String, Instant> raised) {
        assertThat(sink.told()).hasSize(ALERTS);
        return p99(sink.told().stream().map(it -> Duration.between(raised.get(it.field("alert_id")), it.at())));
    }

    private static Duration p99(Stream<Duration> took) {
        return took.sorted().toList().get(ALERTS * 99 / 100);
    }

    // Where the time went, for whoever finds the machine too slow: to the service,
    // or from there.
    private String stages(Sink sink, Map<String, Instant> raised) {
        var meant = meant();
        return "p99 from raised to meant %s, from meant to told %s, of both %s".formatted(
                p99(raised.entrySet().stream()
                        .map(it -> Duration.between(it.getValue(), meant.get(it.getKey())))),
                p99(sink.told().stream().map(it -> Duration.between(meant.get(it.field("alert_id")), it.at()))),
                p99(sink, raised));
    }

    /** When the intent of each alert was written down. */
    private Map<String, Instant> meant() {
        return stage.transactions()
                .readSql(connection -> Ask.rows(connection,
                        rows -> Map.entry(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))),
                        "SELECT alert_id, max(created_at) FROM delivery GROUP BY alert_id"))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
