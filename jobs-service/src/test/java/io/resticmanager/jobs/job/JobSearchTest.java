package io.resticmanager.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs are found by words and by a period, and counted. Each is on a host of its own; the old ones are 40 days old. */
class JobSearchTest {

    private static final Duration OLD = Duration.ofDays(40);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static String nas;
    private static String waiting;
    private static String running;
    private static String done;
    private static String doneLongAgo;
    private static String failed;
    private static String failedLongAgo;
    private static String failedAtLast;

    @BeforeAll
    static void jobs() {
        nas = host("NAS-Attic");
        doneLongAgo = ended(nas, true);
        failedLongAgo = ended(nas, false);
        failedAtLast = ended(host("mail"), false);
        running = STAGE.runningBackup(host("git-forge"));
        done = ended(host("web"), true);
        failed = ended(host("web-2"), false);
        var away = STAGE.offlineHost();
        name(away, "win-office");
        waiting = STAGE.gateway().run(away, JobKind.snapshots);

        old(List.of(doneLongAgo, failedLongAgo, failedAtLast, running, waiting), "queued_at");
        old(List.of(doneLongAgo, failedLongAgo), "finished_at");
    }

    @Test
    void aPeriodLeavesOutWhatWasOverBeforeItAndNothingThatRunsOrWaitsOrHasFailedSince() {
        for (var period : List.of("24h", "7d", "30d")) {
            assertThat(ids(null, period, null)).as(period).containsExactlyInAnyOrder(failed, done, waiting, running,
                    failedAtLast);
        }
        assertThat(ids(null, "all", null)).contains(doneLongAgo, failedLongAgo).hasSize(7).isEqualTo(
                ids(null, null, null)).isEqualTo(ids(null, "", null));
        assertThat(ids("failed", "24h", null)).containsExactlyInAnyOrder(failed, failedAtLast);
        assertThat(ids("queued", "24h", null)).containsExactly(waiting);
        assertThat(ids("succeeded", "24h", null)).containsExactly(done);
    }

    @Test
    void aWordIsFoundInTheNameOfTheHostInTheErrorAndAtTheBeginningOfTheId() {
        assertThat(ids(null, null, "attic")).containsExactlyInAnyOrder(doneLongAgo, failedLongAgo);
        assertThat(ids(null, null, "WEB")).containsExactlyInAnyOrder(done, failed);
        assertThat(ids(null, null, "It did NOT work")).containsExactlyInAnyOrder(failed, failedAtLast, failedLongAgo);
        assertThat(ids(null, null, "forge")).containsExactly(running);
        assertThat(ids(null, null, waiting)).containsExactly(waiting);
        assertThat(ids(null, null, done.toLowerCase(Locale.ROOT).substring(0, 24))).containsExactly(done);
        assertThat(ids(null, null, done.substring(0, 5))).as("that is one of thousands").isEmpty();
    }

    @Test
    void everyWordMustBeInTheJobWhereverItIs() {
        assertThat(ids(null, null, "nas work")).containsExactly(failedLongAgo);
        assertThat(ids(null, null, "web " + done)).containsExactly(done);
        assertThat(ids(null, null, "web forge")).isEmpty();
        assertThat(ids("succeeded", null, "web work")).isEmpty();
    }

    @Test
    void wordsPeriodHostAndStatusHoldTogether() {
        assertThat(ids(null, "24h", "work")).containsExactlyInAnyOrder(failed, failedAtLast);
        assertThat(ids(null, "24h", "nas")).isEmpty();
        assertThat(ids(null, "30d", failedLongAgo)).isEmpty();
        assertThat(ids("failed", "all", "nas")).containsExactly(failedLongAgo);
        assertThat(ids("running", "24h", "forge")).containsExactly(running);
        assertThat(list(new JobsRpc.Query(nas, "backup", null, 50, null, null, "all", "attic")).items())
                .extracting(Job::id).containsExactlyInAnyOrder(doneLongAgo, failedLongAgo);
    }

    @Test
    void whatIsNoWordsPatternIsTakenAsItIs() {
        for (var text : List.of("%", "_", "*", "'", "\"", "web%", "--", ";", "\\")) {
            assertThat(ids(null, null, text)).as(text).isEmpty();
        }
        assertThat(ids(null, null, "  ")).hasSize(7);
    }

    @Test
    void pagesOfWhatIsFoundFollowEachOther() {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(new JobsRpc.Query(null, null, null, 2, cursor, null, "24h", null));
            page.items().forEach(job -> seen.add(job.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).isEqualTo(ids(null, "24h", null));
    }

    @Test
    void jobsAreCountedAllAndThoseThatAreFound() {
        assertThat(counts(null, null).fleet()).isEqualTo(new JobCounts.Fleet(1, 1, 3, 2));
        assertThat(counts(null, null).found()).isEqualTo(new JobCounts.Found(1, 1, 3));
        assertThat(counts("24h", null).found()).isEqualTo(new JobCounts.Found(1, 1, 2));
        assertThat(counts("24h", "web").found()).isEqualTo(new JobCounts.Found(0, 0, 1));
        assertThat(counts("24h", "web").fleet()).as("whatever is looked for").isEqualTo(counts(null, null).fleet());
    }

    @Test
    void whatCanNotBeAskedIsToldAtItsField() {
        for (var rpc : List.of(JobsRpc.LIST, JobsRpc.COUNTS)) {
            var problem = STAGE.gateway().refusal(rpc,
                    new JobsRpc.Query(null, "bake", "done", 50, null, null, "1h", "x".repeat(201)), Gateway.CHARLIE);

            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).extracting(FieldError::field).containsExactly("kind", "status", "period", "q");
        }
        assertThat(STAGE.gateway().refusal(JobsRpc.LIST, query(null, null, "a b c d e f g h i j k"), Gateway.CHARLIE)
                .errors()).extracting(FieldError::field).containsExactly("q");
        assertThat(ids(null, null, "x".repeat(200))).isEmpty();
    }

    private static String host(String name) {
        var host = STAGE.connectedHost();
        name(host, name);
        return host;
    }

    private static String ended(String host, boolean well) {
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, well
                ? Frames.succeeded(job, JobKind.backup)
                : Frames.failed(job, JobKind.backup, "locked"));
        STAGE.awaitStatus(job, well ? JobStatus.succeeded : JobStatus.failed);
        return job;
    }

    private static void name(String host, String name) {
        change("UPDATE host SET name = ? WHERE id = ?", name, host);
    }

    private static void old(List<String> jobs, String column) {
        jobs.forEach(job -> change("UPDATE job SET %s = %<s - ? WHERE id = ?".formatted(column), OLD.toMillis(), job));
    }

    private static void change(String sql, Object... values) {
        STAGE.service().bean(Transactions.class, "jobs")
                .<Integer>writeSql(connection -> Ask.change(connection, sql, values));
    }

    private static JobsRpc.Query query(@Nullable String status, @Nullable String period, @Nullable String q) {
        return new JobsRpc.Query(null, null, status, 50, null, null, period, q);
    }

    private static List<String> ids(@Nullable String status, @Nullable String period, @Nullable String q) {
        return list(query(status, period, q)).items().stream().map(Job::id).toList();
    }

    private static JobList list(JobsRpc.Query query) {
        return STAGE.gateway().get(JobsRpc.LIST, query);
    }

    private static JobCounts counts(@Nullable String period, @Nullable String q) {
        return STAGE.gateway().get(JobsRpc.COUNTS, query("cancelled", period, q));
    }
}
