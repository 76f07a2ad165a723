package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench fleet}: the pages of a large fleet with much behind it; how long they take, and how soon they are drawn. */
final class FleetBench {

    private static final int HOSTS = Setting.of("HOSTS", 1_000);
    private static final int JOBS = Setting.of("JOBS", 500_000);
    private static final int MANY = 10 * HOSTS;
    private static final int JOBS_OF_THE_REST = 50;
    private static final int ROWS = 100;
    private static final int DRAWN = 9;
    private static final int DEEP = 20;
    private static final Duration SLOWEST = Duration.ofMillis(100);
    private static final Duration SLOWEST_OF_MANY = Duration.ofMillis(250);
    private static final Duration DRAWN_WITHIN = Duration.ofSeconds(1);
    private static final Duration READING = Duration.ofMinutes(10);
    private static final Duration NOBODY_GOES_OFFLINE = Duration.ofDays(1);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private Services services;
    private Administrator alice;
    private GeneratedHosts generated;
    private Page page;

    @Test
    void fleet() throws Exception {
        var environment = new HashMap<>(nats.environment());
        environment.put("RM_START_GRACE", NOBODY_GOES_OFFLINE.toString());
        services = Services.forAgents(stage, environment);
        alice = services.administrator();
        generated = new GeneratedHosts(services.data(Services.HUB).resolve("hub.db"),
                services.data(Services.JOBS).resolve("jobs.db"), Instant.now());
        var report = new Report("fleet");
        var browser = Browser.start(stage);
        page = LogWindow.signIn(browser, services.url(), alice).page();
        DrawnPage.leave(page);

        grow(0, HOSTS, JOBS / HOSTS);
        tell(report, HOSTS, SLOWEST);
        grow(HOSTS, MANY, JOBS_OF_THE_REST);
        tell(report, MANY, SLOWEST_OF_MANY);

        browser.mustNotHaveComplained();
        report.machine().close();
    }

    private void grow(int from, int to, int jobsEach) throws Exception {
        services.process(Services.JOBS).terminate();
        generated.atHub(from, to);
        generated.atJobs(from, to, jobsEach);
        services.startAgain(Services.JOBS);
        services.process(Services.GATEWAY).terminate();
        services.startAgain(Services.GATEWAY);
        Awaitility.await("the gateway has read all hosts").atMost(READING).until(() -> read().startsWith(to + " "));
    }

    private String read() throws Exception {
        return services.condition(Services.GATEWAY, "gateway.fleet");
    }

    private void tell(Report report, int hosts, Duration slowest) throws Exception {
        report.say("**%d hosts**: all rows made anew by a gateway that has just started".formatted(hosts), read());
        var login = PageTimes.of(new ApiClient(services.url()), "/login", "Sign in");
        report.say("page *Sign in*, the baseline: median, 95 of 100", login.told());
        for (var list : lists(hosts).entrySet()) {
            var times = tell(report, login, list.getKey(), list.getValue());
            report.bound("95 of 100 of it", "≤ " + slowest.toMillis() + " ms", PageTimes.millis(times.slow()) + " ms",
                    times.slow().compareTo(slowest) <= 0);
        }
        for (var other : others(hosts).entrySet()) {
            tell(report, login, other.getKey(), other.getValue());
        }
        tellDrawn(report, hosts);
    }

    private PageTimes tell(Report report, PageTimes login, String name, String path) throws Exception {
        var times = PageTimes.of(alice.api(), path, GeneratedHosts.NAME);
        report.say(name + ": median, 95 of 100, times the baseline", times.told() + ", " + times.ratio(login));
        return times;
    }

    /** Pages of the dashboard, and jobs that no column alone finds. */
    private Map<String, String> lists(int hosts) throws Exception {
        var lists = new LinkedHashMap<String, String>();
        lists.put("dashboard", "/");
        lists.put("dashboard, largest repository first, its last page", behind("/?sort=size", hosts / ROWS - 1));
        lists.put("dashboard, a text that one host has", "/?q=" + GeneratedHosts.name(hosts - 1));
        lists.put("dashboard, by tag and name", "/?tag=db&sort=name");
        lists.put("jobs, a text that one host has", "/jobs?q=" + GeneratedHosts.name(hosts - 1));
        lists.put("jobs, a text that all hosts have, cancelled, of 30 days",
                "/jobs?status=cancelled&period=30d&q=" + GeneratedHosts.NAME);
        return lists;
    }

    private Map<String, String> others(int hosts) throws Exception {
        var others = new LinkedHashMap<String, String>();
        others.put("host page", "/hosts/" + GeneratedHosts.id(hosts / 2));
        others.put("jobs of the fleet", "/jobs");
        others.put("jobs, backups that succeeded, page " + (DEEP + 1),
                behind("/jobs?kind=backup&status=succeeded", DEEP));
        others.put("*Find a host*", "/fragments/find?q=" + GeneratedHosts.name(hosts - 1));
        return others;
    }

    private String behind(String path, int pages) throws Exception {
        return PageTimes.behind(alice.api(), path, pages);
    }

    private void tellDrawn(Report report, int hosts) {
        var times = DrawnPage.times(page, services.url() + "/", DRAWN);
        var slowest = Collections.max(times);
        report.say("dashboard in Chromium, from the first byte until it is drawn", Median.told(times))
                .bound("the slowest of %d".formatted(DRAWN), "≤ " + DRAWN_WITHIN.toMillis() + " ms",
                        slowest.toMillis() + " ms", slowest.compareTo(DRAWN_WITHIN) <= 0);
    }
}
