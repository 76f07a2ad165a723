package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.Scrape;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetricsTest {

    private static final String TOKEN = "a-token-of-24-signs-here";

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private TestService services;

    @BeforeEach
    void start() throws Exception {
        services = TestService.start(NATS, data.path(), Map.of("rm.metrics-token", TOKEN));
    }

    @AfterEach
    void stop() {
        services.close();
        http.close();
    }

    @Test
    void shouldTellOfEachServiceAndOfTheProcess() throws Exception {
        services.bean(Transactions.class, "jobs").writeSql(connection -> connection.createStatement()
                .execute("INSERT INTO dead_letter VALUES ('EVENTS', 'e1', 'job.queued', X'7B7D', 'never', 1)"));

        var scrape = Scrape.of(services.context());

        assertThat(scrape.value("restic_manager_dead_letters", "service=\"jobs\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_dead_letters", "service=\"hub\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_condition_well", "condition=\"jobs.dead_letters\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_condition_well", "condition=\"hub.broker\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_broker_connected", "service=\"hub\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_outbox_events", "service=\"hub\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_database_bytes", "service=\"hub\"").orElseThrow()).isGreaterThan(4096);
        assertThat(scrape.value("restic_manager_data_dir_free_bytes", "service=\"hub\"").orElseThrow()).isPositive();
        assertThat(scrape.value("restic_manager_figures_readable", "source=\"hub.service\"")).hasValue(1);
        assertThat(scrape.value("process_uptime_seconds").orElseThrow()).isPositive();
        assertThat(scrape.count("jvm_memory_used_bytes")).isPositive();
        assertThat(scrape.value("process_cpu_seconds_total").orElseThrow()).isPositive();
        assertThat(scrape.value("system_cpus")).hasValue(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void shouldNameEverythingAsPrometheusWantsIt() throws Exception {
        var scrape = Scrape.of(services.context());

        assertThat(scrape.complaints()).isEmpty();
        assertThat(new Scrape("""
                # HELP process_cpu_time_ns_total x
                # TYPE process_cpu_time_ns_total counter
                process_cpu_time_ns_total 1.0
                # HELP system_cpu_count x
                # TYPE system_cpu_count gauge
                system_cpu_count 2.0
                # TYPE jobs counter
                jobs{kind="x"} 1.0
                lonely 1
                """).complaints()).containsExactly("jobs has no help",
                "jobs is a counter: _total is for counters, all of them",
                "lonely has no type", "process_cpu_time_ns_total is not in a base unit: [ns]",
                "system_cpu_count is no name for a gauge");
    }

    @Test
    void shouldTellNothingToAProxyWithoutTheToken() throws Exception {
        assertThat(get("/prometheus", "X-Forwarded-For", "192.0.2.7")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("RM_METRICS_TOKEN").doesNotContain("restic_manager_");
        });
        for (var header : new String[]{"Forwarded", "Via", "X-Real-IP"}) {
            assertThat(get("/prometheus", header, "192.0.2.7").statusCode()).as(header).isEqualTo(403);
        }
        assertThat(get("/health", "X-Forwarded-For", "192.0.2.7")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"UP\"").doesNotContain("hub.").doesNotContain("SQLite");
        });
    }

    @Test
    void shouldTakeTheTokenAndNoOther() throws Exception {
        assertThat(get("/prometheus", "Authorization", "Bearer " + TOKEN, "X-Forwarded-For", "192.0.2.7").statusCode())
                .isEqualTo(200);
        assertThat(get("/health", "Authorization", "Bearer " + TOKEN, "X-Forwarded-For", "192.0.2.7").body())
                .contains("hub.database");
        for (var wrong : new String[]{"Bearer " + TOKEN + "x", "Bearer ", "Basic " + TOKEN, TOKEN}) {
            assertThat(get("/prometheus", "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
            assertThat(get("/health", "Authorization", wrong).body()).as(wrong).doesNotContain("hub.");
        }
    }

    @Test
    void shouldRefuseATokenThatIsNone() {
        assertThatThrownBy(() -> new MetricsToken("short")).isInstanceOf(MetricsTokenUnusable.class)
                .hasMessageContaining("at least 16");
        assertThat(new MetricsToken("").is("")).as("no token set lets nobody in").isFalse();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var port = services.bean(ManagementServer.class).port();
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).headers(headers)
                .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
