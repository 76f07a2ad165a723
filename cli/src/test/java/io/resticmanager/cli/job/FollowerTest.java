package io.resticmanager.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.cli.FakeServer;
import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Screen;
import io.resticmanager.cli.server.ApiOfTest;
import io.resticmanager.cli.server.Fields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that is followed while the server goes and comes. Time passes only where the follower rests. */
final class FollowerTest {

    private static final String LOG = "GET /api/jobs/01J/log?after=";
    private static final String RUNS = "{\"id\": \"01J\", \"status\": \"running\"}";
    private static final String DONE = "{\"id\": \"01J\", \"status\": \"succeeded\"}";

    @AutoClose
    private FakeServer server;
    private final List<Duration> rests = new ArrayList<>();
    private final StringWriter notes = new StringWriter();
    private final List<String> lines = new ArrayList<>();
    private Follower follower;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        follower = new Follower(ApiOfTest.at(URI.create(server.url()), HttpClient.newHttpClient()),
                new Screen(new PrintWriter(new StringWriter()), new PrintWriter(notes)), rests::add);
    }

    @Test
    void eachLineIsToldOnceWhateverComesTwice() throws InterruptedException {
        server.on(LOG + "0", page(false, 1, 2)).on(LOG + "2", page(false)).on(LOG + "2", page(false, 2, 3))
                .on(LOG + "3", page(true, 4)).on("GET /api/jobs/01J", DONE);

        var job = tail();

        assertThat(lines).containsExactly("line 1", "line 2", "line 3", "line 4");
        assertThat(job.text("status")).isEqualTo("succeeded");
        assertThat(rests).as("only where there was nothing new").hasSize(1);
    }

    @Test
    void aServerThatIsRestartedIsWaitedForAndNothingIsMissed() throws InterruptedException {
        server.on(LOG + "0", page(false, 1)).problem(LOG + "1", 503, "unavailable", "starting")
                .problem(LOG + "1", 502, "unavailable", "starting").on(LOG + "1", page(true, 2))
                .on("GET /api/jobs/01J", DONE);

        tail();

        assertThat(lines).containsExactly("line 1", "line 2");
        assertThat(notes.toString()).contains("503", "asking again", "the server is back")
                .containsOnlyOnce("asking again");
    }

    @Test
    void aServerThatStaysAwayIsGivenUpAfterFifteenMinutes() {
        server.close();

        assertThatThrownBy(this::tail).isInstanceOf(CliFailure.class).hasMessageContaining("nothing listens")
                .extracting(failure -> ((CliFailure) failure).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(rests.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void whatTheServerRefusesIsNotAskedAgain() {
        server.problem(LOG + "0", 404, "not-found", "There is no such job.");

        assertThatThrownBy(this::tail).hasMessageContaining("no such job");
        assertThat(rests).isEmpty();
    }

    @Test
    void aJobIsWaitedForUntilItIsOver() throws InterruptedException {
        server.on("GET /api/jobs/01J", RUNS).on("GET /api/jobs/01J", RUNS)
                .on("GET /api/jobs/01J", DONE.replace("succeeded", "cancelled"));

        var job = follower.wait("01J");

        assertThat(rests).hasSize(2);
        assertThat(new Outcome(job).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(new Outcome(job).line()).isEqualTo("job 01J cancelled");
    }

    private Fields tail() throws InterruptedException {
        return follower.tail("01J", line -> lines.add(line.text("text")));
    }

    private static String page(boolean complete, int... numbers) {
        var all = new ArrayList<String>();
        for (int n : numbers) {
            all.add("{\"n\": %d, \"text\": \"line %d\", \"stream\": \"out\", \"at\": \"2026-11-22T10:00:00Z\"}"
                    .formatted(n, n));
        }
        return "{\"lines\": [%s], \"next\": 0, \"complete\": %s}".formatted(String.join(",", all), complete);
    }
}
