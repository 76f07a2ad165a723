package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log on a job's page: the part that the server sends, and its links to the rest, which need no script. */
final class JobLogTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final int LINES = 100_000;
    private static final Pattern ROW = Pattern.compile("<li[^>]* data-n=\"([0-9]+)\"");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Job over;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        over = Stories.ended(ADA.id(), JobKind.backup, null, null);
        gateway.jobs().knows(over);
        gateway.get(FakeFindings.class).said(over.id(), Stories.lines(LINES));
        alice = Client.alice(gateway);
    }

    @Test
    void theNewestLinesAreThereAndLinksToTheEarlierOnes() {
        var page = page("");

        assertThat(rows(page)).isEqualTo(from(99_001, LINES));
        assertThat(page).contains("99\u202f000 earlier lines", "?before=99001\"", "?from=0\"",
                "Lines 99\u202f001 to 100\u202f000, 10 on stderr").containsPattern(hidden("log-later"))
                .containsPattern(hidden("log-newest"));
    }

    @Test
    void theLinksLeadThroughTheWholeLogInOrder() {
        var earlier = page("?before=99001");
        var first = page("?from=0");
        var second = page("?from=1000");

        assertThat(rows(earlier)).isEqualTo(from(98_001, 99_000));
        assertThat(earlier).contains("98\u202f000 earlier lines", "1\u202f000 later lines", "?from=99000\"",
                "More follow");
        assertThat(rows(first)).isEqualTo(from(1, 1_000));
        assertThat(first).containsPattern(hidden("log-earlier")).contains("99\u202f000 later lines");
        assertThat(rows(second)).isEqualTo(from(1_001, 2_000));
    }

    @Test
    void theLinesOnStderrAreFoundInTheWholeLog() {
        var page = page("?lines=err");

        assertThat(rows(page)).isEqualTo(LongStream.rangeClosed(1, 1_000).map(n -> n * 100).toArray());
        assertThat(page).contains("1\u202f000 lines on stderr<", "data-only=\"err\"")
                .containsPattern(hidden("log-earlier"))
                .containsPattern("value=\"err\"[^>]* checked");
    }

    @Test
    void aSearchStaysAmongTheLinesOnStderr() {
        var page = page("?lines=err&q=00.");

        assertThat(rows(page)).hasSize(1_000).startsWith(100).endsWith(100_000);
        assertThat(rows(page("?lines=err&q=1."))).isEmpty();
        assertThat(page).contains("Searched to the end", "href=\"/jobs/" + over.id() + "?lines=err\">Show all lines");
    }

    @Test
    void aSearchOfWhichThereIsMoreLeadsOn() {
        var page = page("?q=line");

        assertThat(rows(page)).isEqualTo(from(1, 1_000));
        assertThat(page).contains("?from=1000&amp;q=line\"", "More follow");
    }

    @Test
    void aJobThatRunsIsFollowedUnlessSomebodyReadsElsewhere() {
        var job = Stories.job(ADA.id(), JobKind.backup, JobStatus.running);
        gateway.jobs().knows(job);
        gateway.get(FakeFindings.class).said(job.id(), Stories.lines(2_000));

        assertThat(alice.page("/jobs/" + job.id())).containsPattern("data-follow[^>]* checked");
        assertThat(alice.page("/jobs/" + job.id() + "?from=0")).contains("data-follow")
                .doesNotContainPattern("data-follow[^>]* checked");
    }

    @Test
    void theWholeLogIsDownloadedAsText() {
        var answer = alice.get("/jobs/" + over.id() + "/log.txt");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.header("Content-Disposition")).contains("attachment", "job-" + over.id() + ".txt");
        assertThat(answer.body().lines()).hasSize(LINES).startsWith("2026-05-04T12:00:00.001Z out line 1.")
                .endsWith("2026-05-04T12:01:40Z err line 100000.");
    }

    @Test
    void aLogThatIsNotThereIsRefusedBeforeItsFirstByte() {
        assertThat(new Client(gateway).get("/jobs/" + over.id() + "/log.txt").status()).isNotEqualTo(200);
    }

    private static String page(String query) {
        return alice.page("/jobs/" + over.id() + query);
    }

    private static long[] rows(String page) {
        return ROW.matcher(page).results().map((MatchResult row) -> row.group(1)).mapToLong(Long::parseLong).toArray();
    }

    private static long[] from(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }

    private static String hidden(String id) {
        return "id=\"" + id + "\"[^>]* hidden=";
    }
}
