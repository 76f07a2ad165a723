package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What restic was seen to do and nobody would expect, played again; the README lists the tests of the rest. */
class SurprisesTest {

    @TempDir
    Path root;

    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldTellAFileOnceThatBothTheScanAndTheBackupCouldNotRead(String version) throws Exception {
        played("cat " + capture(version, "err.jsonl") + " >&2; cat " + capture(version, "out.jsonl") + "; exit 3");

        assertThat(unreadable).containsExactlyInAnyOrder("/lab/unread/noperm-dir", "/lab/unread/secret");
    }

    @Test
    void shouldShowANameThatIsNoUtf8AsResticDoesAndGoOn() throws Exception {
        var line = "{\"message_type\":\"error\",\"error\":{\"message\":\"permission denied\"},\"during\":\"archival\",\"item\":\"/data/caf\u00e9\"}\n";
        Files.write(root.resolve("err"), line.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(root.resolve("err2"), line.replace("\u00e9", "\ufffd").getBytes(StandardCharsets.UTF_8));

        played("cat " + root.resolve("err") + " " + root.resolve("err2") + " >&2; exit 3");

        assertThat(unreadable).containsExactly("/data/caf\ufffd");
    }

    @Test
    void shouldGiveResticNothingToReadAndAskForFewStatusLines() throws Exception {
        played("read -r answer && echo asked >&2; echo \"fps $RESTIC_PROGRESS_FPS\" >&2; exit 1");

        assertThat(lines).contains("fps 4").doesNotContain("asked");
    }

    @Test
    void shouldEndAResticThatDoesNothingButRetry() {
        var watch = new RetryWatch(Duration.ofSeconds(120));
        watch.heard("Stat(<config/>) returned error, retrying after 1.07s: connection refused", seconds(0));
        watch.heard("Stat(<config/>) returned error, retrying after 9.07s: connection refused", seconds(100));

        assertThat(watch.enough(seconds(119))).isFalse();
        assertThat(watch.enough(seconds(121))).isTrue();
    }

    @Test
    void shouldLetAResticGoOnThatGetsSomewhere() {
        var watch = new RetryWatch(Duration.ofSeconds(120));
        watch.heard("Save(<data/ab>) returned error, retrying after 1.07s: EOF", seconds(0));
        watch.heard("Save(<data/ab>) operation successful after 1 retries", seconds(60));
        watch.heard("Save(<data/cd>) returned error, retrying after 1.07s: EOF", seconds(90));

        assertThat(watch.enough(seconds(121))).isFalse();
        watch.progressed(1);
        assertThat(watch.enough(seconds(500))).isFalse();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static Path capture(String version, String name) {
        return Path.of("src/test/resources/captures", version, "partial", name).toAbsolutePath();
    }

    /** A backup by a program that does what restic was seen to do. */
    private Answer<Summary> played(String script) throws Exception {
        Files.createDirectories(root.resolve("state/tmp"));
        var program = Files.writeString(root.resolve("restic"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var job = new Restic.Job("JOB", new HubMessage.Repository("r", "/nowhere", null, "right", null),
                root.resolve("state"));
        var restic = new Restic(new ResticInstallation(program, new ResticVersion(0, 18, 0)), job,
                Restic.Patience.DEFAULT, new Redactor(), new Leash(), new Heard());
        return restic.backup(new BackupRequest(Source.of(List.of("/data")), List.of("/data"), "ada", "JOB", null));
    }

    private final class Heard implements Listener {

        @Override
        public void line(LogLine.Stream stream, String text) {
            lines.add(text);
        }

        @Override
        public void unreadable(String item) {
            unreadable.add(item);
        }
    }
}
