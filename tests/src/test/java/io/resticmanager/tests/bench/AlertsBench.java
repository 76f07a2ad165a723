package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench alerts}: how long the lists take while thousands are open, and how soon a failure is one of them. */
final class AlertsBench {

    private static final int ALERTS = Setting.of("ALERTS", 5_000);
    private static final int AGENTS = Setting.of("AGENTS", 100);
    // The agents' own have the names before.
    private static final int FIRST = AGENTS + 1;
    private static final int SECONDS = Setting.of("SECONDS", 120);
    private static final int JOBS_PER_SECOND = Setting.of("RATE", 10);
    private static final Duration SLOWEST_PAGE = Duration.ofMillis(100);
    private static final Duration SLOWEST_ALERT = Duration.ofSeconds(1);
    private static final Duration RAISING = Duration.ofMinutes(10);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final Report report = new Report("alerts");
    private Stand stand;

    @Test
    void alerts() throws Exception {
        report.machine();
        var services = Services.forAlerts(stage, new HashMap<>(nats.environment()), Map.of());
        stand = Stand.up(stage, services, AGENTS);
        try (var broker = nats.connect(RealNats.ALMIGHTY)) {
            var lag = new AlertLag(broker);
            loseHosts();
            // Alerts are told in order: what is measured must not wait behind the thousands
            // of before.
            Awaitility.await("each of them is told").atMost(RAISING).until(() -> lag.told() >= ALERTS);
            tellAlerts(lag);
        }
        tellPages();
        report.machine().close();
    }

    private void loseHosts() throws Exception {
        var hosts = new GeneratedHosts(stand.services().data(Services.HUB).resolve("hub.db"),
                stand.services().data(Services.JOBS).resolve("jobs.db"), Instant.now());
        hosts.atHub(FIRST, FIRST + ALERTS);
        hosts.awayFromHub(FIRST, FIRST + ALERTS);
        stand.services().process(Services.GATEWAY).terminate();
        stand.services().startAgain(Services.GATEWAY);
        Awaitility.await("the gateway has read all hosts").atMost(RAISING).until(() -> stand.services()
                .condition(Services.GATEWAY, "gateway.fleet").startsWith(AGENTS + ALERTS + " "));
        var began = Instant.now();
        Awaitility.await("each lost host is an alert").atMost(RAISING).until(() -> open() >= ALERTS);
        report.say("hosts that were lost, each an open alert", ALERTS).say("until the last of them was raised",
                "%.1f s".formatted(Duration.between(began, Instant.now()).toMillis() / 1e3));
    }

    private long open() throws Exception {
        return stand.administrator().api().get("/api/alerts/counts").get("open").getLongValue();
    }

    private void tellAlerts(AlertLag lag) throws Exception {
        try (var trouble = stand.fleet().trouble(JOBS_PER_SECOND)) {
            Time.pass(Duration.ofSeconds(SECONDS));
        }
        Awaitility.await("all of them are alerts").atMost(RAISING).until(lag::over);
        lag.tell(report, SLOWEST_ALERT);
    }

    private void tellPages() throws Exception {
        report.say("open alerts", open());
        var login = PageTimes.of(new ApiClient(stand.services().url()), "/login", "Sign in");
        report.say("page *Sign in*, the baseline: median, 95 of 100", login.told());
        for (var list : lists().entrySet()) {
            var times = PageTimes.of(stand.administrator().api(), list.getValue(), GeneratedHosts.NAME);
            report.say(list.getKey() + ": median, 95 of 100, times the baseline",
                    times.told() + ", " + times.ratio(login))
                    .bound("95 of 100 of it", "≤ " + SLOWEST_PAGE.toMillis() + " ms",
                            PageTimes.millis(times.slow()) + " ms", times.slow().compareTo(SLOWEST_PAGE) <= 0);
        }
    }

    private Map<String, String> lists() throws Exception {
        var rare = GeneratedHosts.name(FIRST + ALERTS - 1);
        var lists = new LinkedHashMap<String, String>();
        lists.put("/alerts", "/alerts");
        lists.put("/alerts, its 51st page", PageTimes.behind(stand.administrator().api(), "/alerts", 50));
        lists.put("/alerts, a text that one alert has", "/alerts?q=" + rare);
        lists.put("/alerts, a text that all have, of every status",
                "/alerts?status=all&severity=warning&q=" + GeneratedHosts.NAME);
        lists.put("the part of it that an open page fetches again", "/fragments/alerts");
        lists.put("GET /api/alerts, 200 of them", "/api/alerts?limit=200");
        lists.put("GET /api/alerts, a text that one alert has", "/api/alerts?q=" + rare);
        return lists;
    }
}
