package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQLite itself says that there is no room (SQLITE_FULL): the file may not grow beyond the pages that it has. */
class FullDiskTest {

    private static final String MANY = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
            INSERT INTO seen_guest SELECT 'guest-' || i || hex(zeroblob(4000)), 0 FROM n""";

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private TestService services;
    private Transactions hub;

    @BeforeEach
    void start() {
        services = TestService.start(NATS, data.path());
        hub = services.bean(Transactions.class, "hub");
        hub.writeSql(connection -> Ask.change(connection, "CREATE TABLE seen_guest (name TEXT, at INTEGER)"));
    }

    @AfterEach
    void stop() {
        services.close();
        http.close();
    }

    @Test
    void aFullDiskIsToldNothingTakenIsLostAndItGoesOnByItself() throws Exception {
        hub.writeSql(connection -> Ask.change(connection, "INSERT INTO seen_guest VALUES ('ada', 1)"));
        mostPages(1);

        assertThatThrownBy(() -> hub.writeSql(connection -> Ask.change(connection, MANY)))
                .hasStackTraceContaining("SQLITE_FULL");

        assertThat(get("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get("/health/readiness").body()).contains("\"name\":\"hub.database\",\"well\":false")
                .contains("the disk is full: make room").contains("\"name\":\"jobs.database\",\"well\":true");
        assertThat(guests()).as("what was taken before").isEqualTo(1);

        mostPages(1_000_000);
        hub.writeSql(connection -> Ask.change(connection, MANY));
        assertThat(guests()).isEqualTo(21);
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/health/readiness").statusCode() == 200);
    }

    @Test
    void littleRoomIsToldBeforeThereIsNone() {
        assertThat(DiskVital.of(DiskVital.LEAST, "/data").well()).isTrue();
        assertThat(DiskVital.of(DiskVital.LEAST - 1, "/data"))
                .isEqualTo(new Condition("disk", false, false, "255 MiB free at /data: make room soon"));
    }

    private void mostPages(int pages) {
        hub.writeSql(connection -> connection.createStatement().execute("PRAGMA max_page_count = " + pages));
    }

    private long guests() {
        return hub.<Long>readSql(connection -> Ask.first(connection, rows -> rows.getLong(1),
                "SELECT count(*) FROM seen_guest").orElseThrow());
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(services.bean(ManagementServer.class).port(), path));
        return http.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
