package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
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
        others.forEach(sink -> assertThat(p99(sink, raised)).isLessThan(P99));
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
        List<Duration> took = new ArrayList<>();
        sink.told().forEach(it -> took.add(Duration.between(raised.get(it.field("alert_id")), it.at())));
        assertThat(took).hasSize(ALERTS);
        return took.stream().sorted().toList().get(ALERTS * 99 / 100);
    }
}
