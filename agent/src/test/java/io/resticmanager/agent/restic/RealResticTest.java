package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oldest and the newest restic that we know, on real repositories. */
class RealResticTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @TempDir
    Path root;

    static Stream<ResticInstallation> versions() {
        return Stream.of("0.14", "0.18").map(RealResticTest::installed);
    }

    @BeforeEach
    void prepare() throws Exception {
        Files.createDirectories(root.resolve("state/tmp"));
        Files.createDirectories(root.resolve("state/cache"));
        Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file.txt"), "worth keeping");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldBackUpIntoARepositoryOfItsOwnMakingAndFindTheSnapshot(ResticInstallation installed) throws Exception {
        var restic = restic(installed, repository("right"));

        var id = done(restic.init());
        var summary = done(restic.backup(request("data")));

        assertThat(id).matches("[0-9a-f]{64}");
        assertThat(summary.snapshotId()).matches("[0-9a-f]{64}");
        assertThat(summary.totalFilesProcessed()).isEqualTo(1);
        assertThat(done(restic.snapshots("ada"))).extracting(Snapshot::id).containsExactly(summary.snapshotId());
        assertThat(done(restic.snapshots("ada")).getFirst().tags()).contains("rm-job=" + JOB);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldTakeAnExistingRepositoryThatThePasswordOpens(ResticInstallation installed) throws Exception {
        var first = done(restic(installed, repository("right")).init());

        assertThat(done(restic(installed, repository("right")).init())).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldNotTakeAnExistingRepositoryForItsOwnThatThePasswordDoesNotOpen(ResticInstallation installed)
            throws Exception {
        done(restic(installed, repository("right")).init());

        assertThat(cause(restic(installed, repository("wrong")).init())).isEqualTo("repository_exists");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldTellALockFromDamageInACheck(ResticInstallation installed) throws Exception {
        var restic = restic(installed, repository("right"));
        done(restic.init());
        var holder = holdLock(installed);
        try {
            assertThat(cause(restic.check(null))).isEqualTo("locked");
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
        assertThat(done(restic.check(null)).damage()).isNull();
    }

    // A backup that waits for its input.
    private Process holdLock(ResticInstallation installed) throws Exception {
        var backup = new ProcessBuilder(installed.path().toString(), "--no-cache", "backup", "--stdin")
                .redirectErrorStream(true).redirectOutput(root.resolve("holder.log").toFile());
        backup.environment().put("RESTIC_REPOSITORY", repository("right").url());
        backup.environment().put("RESTIC_PASSWORD", "right");
        var process = backup.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> root.resolve("repository/locks").toFile().list().length > 0);
        return process;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldTellAWrongPasswordFromAMissingRepository(ResticInstallation installed) throws Exception {
        assertThat(cause(restic(installed, repository("right")).backup(request("data"))))
                .isEqualTo("repository_missing");

        done(restic(installed, repository("right")).init());

        assertThat(cause(restic(installed, repository("wrong")).backup(request("data")))).isEqualTo("wrong_password");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldNotWaitForAServerThatIsNotThere(ResticInstallation installed) throws Exception {
        // Held, so that nobody else's server comes to listen there.
        try (var port = new Socket()) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var url = "rest:http://127.0.0.1:" + port.getLocalPort() + "/ada/";
            var restic = restic(installed, new HubMessage.Repository("r", url, "ada", "right", "pw"));

            assertThat(restic.probe()).hasValueSatisfying(error -> {
                assertThat(error.cause()).isEqualTo("unreachable");
                assertThat(error.message()).contains("127.0.0.1").doesNotContain("pw@");
            });
        }
    }

    private Restic restic(ResticInstallation installed, HubMessage.Repository repository) {
        var job = new Restic.Job(JOB, repository, root.resolve("state"));
        var patience = new Restic.Patience(Duration.ofSeconds(20), Duration.ofSeconds(5));
        return new Restic(installed, job, patience, new Redactor(), new Leash(), new Silent());
    }

    private HubMessage.Repository repository(String password) {
        return new HubMessage.Repository("r", root.resolve("repository").toString(), null, password, null);
    }

    private BackupRequest request(String folder) {
        var path = root.resolve(folder).toString();
        return new BackupRequest(Source.of(List.of(path)), List.of(path), "ada", JOB, null);
    }

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }

    private static String cause(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed<?>) answer).error().cause();
    }

    private static ResticInstallation installed(String version) {
        var named = System.getenv("RM_RESTIC_" + version.replace(".", ""));
        var path = named == null
                ? Path.of("..", ".tools", "restic-" + version, "restic").toAbsolutePath()
                : Path.of(named);
        var search = ResticInstallation.find(Optional.of(path.toString()), "");
        assertThat(search).isInstanceOf(ResticInstallation.Search.Found.class);
        return ((ResticInstallation.Search.Found) search).restic();
    }

    /** Nobody listens. */
    private static final class Silent implements Listener {

        @Override
        public void line(LogLine.Stream stream, String text) {}

        @Override
        public void progress(Progress progress) {}
    }
}
