package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run before and after a backup, and what each can and can not change about its outcome. */
class HookedBackupTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @TempDir
    Path root;

    private ResticStand stand;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(root.resolve("hooks"));
        Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file"), "worth keeping");
        stand = new ResticStand(Files.createDirectory(root.resolve("state")), "0.18",
                root.resolve("repository").toString(), LockPatience.DEFAULT, root.resolve("hooks"));
        EmptyRepository.at(root.resolve("repository"));
        stand.queue.start();
        hook("after", "echo \"after: $RM_STATUS $RM_SNAPSHOT_ID\"");
    }

    @AfterEach
    void stop() throws InterruptedException {
        stand.close();
    }

    @Test
    void shouldBackUpBetweenItsHooks() throws Exception {
        hook("before", "echo made before > " + root.resolve("data/dump"));

        var end = stand.run(JobCommands.backup(JOB, source("before", "after")));

        assertThat(end.status()).isEqualTo(JobStatus.succeeded);
        assertThat(end.summary().totalFilesProcessed()).isEqualTo(2);
        assertThat(end.warnings()).isZero();
        assertThat(stand.log(JOB)).contains("after: after: succeeded " + end.summary().snapshotId());
    }

    @Test
    void shouldNotBackUpWhenTheHookBeforeFails() throws Exception {
        hook("before", "echo the database is gone >&2; exit 7");

        var end = stand.run(JobCommands.backup(JOB, source("before", "after")));

        assertThat(end.status()).isEqualTo(JobStatus.failed);
        assertThat(end.error().cause()).isEqualTo("hook_failed");
        assertThat(end.error().message()).contains("before", "exit code 7");
        assertThat(end.error().nextStep()).contains("The log has what it said",
                root.resolve("hooks/before").toString());
        assertThat(lines(LogLine.Stream.err)).contains("before: the database is gone");
        assertThat(stand.log(JOB)).contains("after: after: failed").doesNotContain("backing up");
    }

    @Test
    void shouldNotBackUpWhenThereIsNoSuchHook() {
        var end = stand.run(JobCommands.backup(JOB, source("nothing-there", null)));

        assertThat(end.error().cause()).isEqualTo("hook_failed");
        assertThat(end.error().message()).contains("does not exist");
        assertThat(end.error().nextStep()).contains("Put", root.resolve("hooks/nothing-there").toString())
                .doesNotContain("what it said");
    }

    @Test
    void shouldSayHowAHookThatOthersMayChangeIsMadeSafe() throws Exception {
        hook("before", "exit 0");
        var open = root.resolve("hooks/before");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        var end = stand.run(JobCommands.backup(JOB, source("before", null)));

        assertThat(end.error().message()).contains("writable by its group or by everybody");
        assertThat(end.error().nextStep()).contains("chmod go-w " + open);
    }

    @Test
    void shouldWarnWhenTheHookAfterFailsAndStillHaveSucceeded() throws Exception {
        hook("after", "exit 5");

        var end = stand.run(JobCommands.backup(JOB, source(null, "after")));

        assertThat(end.status()).isEqualTo(JobStatus.succeeded);
        assertThat(end.warnings()).isEqualTo(1);
        assertThat(end.unreadable()).isEmpty();
        assertThat(end.summary().hookFailed())
                .isEqualTo(new Summary.HookFailed("after", "it ended with exit code 5"));
        assertThat(stand.log(JOB))
                .contains("warning: the hook after after the backup failed: it ended with exit code 5");
    }

    @Test
    void shouldRunTheHookAfterACancel() throws Exception {
        hook("before", "echo begun; sleep 600");
        stand.queue.run(JobCommands.backup(JOB, source("before", "after")));
        Awaitility.await().until(() -> stand.log(JOB).contains("begun"));

        stand.queue.cancel(JOB);

        assertThat(stand.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
        assertThat(stand.log(JOB)).contains("after: after: cancelled");
    }

    @Test
    void shouldEndTheHookAfterABackupWhenItIsCancelledThenAndStillHaveSucceeded() throws Exception {
        hook("after", "echo begun; sleep 600");
        stand.queue.run(JobCommands.backup(JOB, source(null, "after")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> stand.log(JOB).contains("after: begun"));

        stand.queue.cancel(JOB);

        var end = stand.awaitEnd(JOB);
        assertThat(end.status()).isEqualTo(JobStatus.succeeded);
        assertThat(end.warnings()).isEqualTo(1);
        assertThat(end.summary().snapshotId()).isNotNull();
        assertThat(stand.log(JOB)).contains("the hook after after the backup failed: it was cancelled");
    }

    @Test
    void shouldCountTheHookIntoTheTimeOfItsJobAndRunTheOneAfter() throws Exception {
        hook("before", "sleep 600");

        var end = stand.run(JobCommands.within(2, JobCommands.backup(JOB, source("before", "after"))));

        assertThat(end.error().cause()).isEqualTo("timeout");
        assertThat(stand.log(JOB)).contains("after: after: failed");
    }

    @Test
    void shouldMakeUpForTheHookAfterABackupThatDiedWithItsAgent() throws Exception {
        hook("after", "echo \"$RM_JOB_ID $RM_STATUS\" > " + root.resolve("told"));
        var died = JobRecord.queued(JobCommands.backup(JOB, source(null, "after")), Instant.now())
                .started(Instant.now());

        stand.runner.recover(List.of(died), new Leash());

        assertThat(root.resolve("told")).hasContent(JOB + " failed");
    }

    @Test
    void shouldRefuseAHookThatIsAPathBeforeAnythingBegins() {
        stand.queue.run(JobCommands.backup(JOB, source("../../bin/sh", null)));

        assertThat(stand.told.about(AgentMessage.JobRejected.class, JOB)).hasSize(1).first()
                .satisfies(no -> assertThat(no.rule()).isEqualTo("hooks"));
    }

    private List<String> lines(LogLine.Stream stream) {
        return stand.told.about(AgentMessage.JobLog.class, JOB).stream().flatMap(said -> said.lines().stream())
                .filter(line -> line.stream() == stream).map(LogLine::text).toList();
    }

    private Source source(String before, String after) {
        return new Source(List.of(root.resolve("data").toString()), List.of(), List.of(), false, false, null, null,
                null, null, before, after);
    }

    private void hook(String name, String script) throws IOException {
        var file = Files.writeString(root.resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
