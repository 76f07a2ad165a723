package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient.Answer;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Package;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line that <i>Add host</i> shows, typed as it stands; only where the files go to is another place. */
final class InstallIT {

    private static final Duration INSTALLING = Duration.ofMinutes(1);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void theLineOfTheServerInstallsAnAgentThatBacksUp() throws Exception {
        var packages = Package.made(stage);
        var repository = new StorageServer(stage, "ada").repository("ada");
        var stack = StackProcess.up(stage, stage.folder("data"), Map.of("RM_INSTALL_PACKAGES_DIR", packages.toString()),
                "--bind", "0.0.0.0");
        // The address of the machine may be one that a firewall keeps from itself.
        var here = "https://127.0.0.1:" + URI.create(stack.url()).getPort();
        var administrator = stack.administrator(Trust.anything(), here);
        var ticket = administrator.mint("ada", repository);
        var line = line(ticket, stack.agentUrl(), here);

        nothingIsInstalledFor(line.replace("sha256//", "sha256//AAAA"), "curl: (");
        nothingIsInstalledFor(line.replaceFirst("--pin sha256:....", "--pin sha256:0000"), "nothing was installed");
        nothingIsInstalledFor(line.replace("install.sh)", "no-such-script)"), "404");
        withAnotherChecksum(packages, () -> nothingIsInstalledFor(line, "checksum"));

        var first = installed(line);
        var second = installed(line);
        assertThat(second).isEqualTo(first).startsWith(root() + "/usr/local/bin/restic-manager-agent run ");
        var agent = stage.start("installed-agent", List.of("bash", "-c", "exec " + first), Map.of());
        backsUp(administrator, ticket);
        assertThat(agent.terminate()).isIn(0, 143);

        removed();
    }

    private void backsUp(Administrator administrator, Answer ticket) throws Exception {
        var host = administrator.api().ask("/api/enrolment-tokens/" + ticket.text("token_id")).text("host_id");
        administrator.awaitOnline(host);
        var init = administrator.awaitOver(administrator.run(host, JobKind.init));
        assertThat(init.status()).isEqualTo(JobStatus.succeeded);
        var source = Source.of(List.of(sample().toString()));
        assertThat(administrator.awaitOver(administrator.backUp(host, source)).status())
                .isEqualTo(JobStatus.succeeded);
    }

    private Path sample() throws Exception {
        var folder = stage.folder("sample");
        Files.writeString(folder.resolve("file"), "worth keeping");
        return folder;
    }

    private void removed() throws Exception {
        var script = root().resolveSibling("packages").resolve("install.sh").toString();

        assertThat(run("bash " + script + " --uninstall --root " + root()).err()).contains("what it knew stays");
        assertThat(root().resolve("opt/restic-manager-agent")).doesNotExist();
        assertThat(root().resolve("usr/local/bin/restic-manager-agent")).doesNotExist();
        assertThat(root().resolve("var/lib/restic-manager/identity.sealed")).exists();

        run("bash " + script + " --uninstall --purge --root " + root());
        assertThat(root().resolve("var/lib/restic-manager")).doesNotExist();
    }

    private interface Check {

        void run() throws Exception;
    }

    private static void withAnotherChecksum(Path packages, Check check) throws Exception {
        for (var file : packages.toFile().listFiles((_, name) -> name.endsWith(".sha256"))) {
            var right = Files.readString(file.toPath());
            Files.writeString(file.toPath(), "0".repeat(64) + right.substring(64));
            check.run();
            Files.writeString(file.toPath(), right);
        }
    }

    private static String line(Answer ticket, String shown, String here) {
        var install = ticket.body().get("install");
        assertThat(install.get("windows").isNull()).isTrue();
        return install.get("linux").getStringValue().replace(shown, here);
    }

    private void nothingIsInstalledFor(String line, String said) throws Exception {
        var attempt = attempt(line + " --root " + root());

        assertThat(attempt.awaitExit(INSTALLING)).isNotZero();
        assertThat(attempt.err()).contains(said);
        assertThat(root().resolve("usr")).doesNotExist();
        assertThat(root().resolve("var/lib")).doesNotExist();
        var opt = root().resolve("opt").toFile().list();
        assertThat(opt == null ? new String[0] : opt).isEmpty();
    }

    /** @return the command that starts the agent where there is no systemd */
    private String installed(String line) throws Exception {
        var output = run(line + " --root " + root()).out();
        assertThat(root().resolve("etc/systemd/system/restic-manager-agent.service")).content()
                .contains("NoNewPrivileges=yes", "ProtectSystem=strict", "CAP_DAC_READ_SEARCH", "RM_HOOK_UNIT");
        assertThat(root().resolve("etc/systemd/system/restic-manager-hook@.service")).content()
                .contains("Type=oneshot", "/hooks/%i");
        return output.lines().toList().getLast();
    }

    private Child run(String command) throws Exception {
        var child = attempt(command);
        assertThat(child.awaitExit(INSTALLING)).as(child.err()).isZero();
        return child;
    }

    private Child attempt(String command) {
        var restic = ToolPaths.restic018().getParent() + File.pathSeparator + System.getenv("PATH");
        return stage.start("install", List.of("bash", "-c", command), Map.of("PATH", restic));
    }

    private Path root() {
        return stage.folder("machine");
    }
}
