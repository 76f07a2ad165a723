package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Machine;
import io.resticmanager.tests.kit.Package;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line that <i>Add host</i> shows, typed on a machine that has nothing but Debian, whose systemd runs the service. */
final class InstallInRootIT {

    /** All that an installation could touch; the rest of {@code /var} is the system's own journal. */
    private static final String ALL = "find /etc /home /opt /root /srv /usr /var/lib /var/cache /var/restic-restore "
            + "-not -path '/var/lib/systemd*' \\( -type d -printf '%p %m %U\\n' -o -printf '%p %m %U %s %l %T@\\n' \\) 2>/dev/null | sort";
    /** Without what a running agent writes; its identity, and which process it is, stay. */
    private static final String KEPT = " | grep -v '^/var/lib/restic-manager/[^i]'";

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void theLineInstallsAServiceThatBacksUpInItsSandboxAndLeavesNothingWhenItGoes() throws Exception {
        var packages = Package.made(stage);
        var repository = new StorageServer(stage, "ada").repository("ada");
        var stack = StackProcess.up(stage, stage.folder("data"), Map.of("RM_INSTALL_PACKAGES_DIR", packages.toString()),
                "--bind", "0.0.0.0");
        var here = "https://127.0.0.1:" + URI.create(stack.url()).getPort();
        var alice = stack.administrator(Trust.anything(), here);
        var ticket = alice.mint("ada", repository);
        var line = ticket.body().get("install").get("linux").getStringValue().replace(stack.agentUrl(), here);
        var machine = Machine.bare(stage);
        machine.give(packages.resolve("install.sh"), "/srv/install.sh");

        assertWhatIsMissingIsNamed(machine, line);
        machine.give(ToolPaths.restic014(), "/usr/bin/restic");
        var before = paths(machine);
        assertThat(machine.type(line.replaceFirst("--token \\S+", "--token wrong")).err())
                .contains("could not be enrolled; nothing was installed");
        assertThat(machine.file("/opt/restic-manager-agent")).doesNotExist();
        assertThat(machine.file("/etc/systemd/system/restic-manager-agent.service")).doesNotExist();
        machine.done(line);
        assertService(machine);
        var host = alice.api().ask("/api/enrolment-tokens/" + ticket.text("token_id")).text("host_id");
        alice.awaitOnline(host);
        var agent = new Sandboxed(machine, alice, host);
        var snapshot = agent.backsUp();
        agent.restoresAside(snapshot);
        agent.restoresInPlace(snapshot);
        agent.runsItsHookOutsideOfIt();

        var installed = machine.done(ALL + KEPT);
        var process = mainProcess(machine);
        machine.done(line);
        assertThat(machine.done(ALL + KEPT)).isEqualTo(installed);
        assertThat(mainProcess(machine)).isEqualTo(process);

        upgrades(machine, line, process);
        machine.reboot();
        assertThat(machine.done("systemctl is-active restic-manager-agent")).isEqualTo("active");
        alice.awaitOnline(host);

        becomesAnotherHost(machine, alice, host, () -> alice.mint("ada", repository), stack.agentUrl(), here);
        assertUninstalled(machine, before);
    }

    private static void assertWhatIsMissingIsNamed(Machine machine, String line) throws Exception {
        var withoutRestic = machine.type(line);
        machine.done("mv /usr/bin/curl /usr/bin/other");
        var withoutCurl = machine.type(line);
        var script = machine.type("bash /srv/install.sh --server https://backup.example.org --token t");
        machine.done("mv /usr/bin/other /usr/bin/curl");

        assertThat(withoutRestic.err())
                .contains("restic is missing: apt-get install restic, and run the line again");
        assertThat(withoutCurl.err()).contains("curl: command not found");
        assertThat(script.err()).contains("curl is missing: apt-get install curl, and run the line again");
        assertThat(machine.done("ls /opt")).isEmpty();
    }

    private static void assertService(Machine machine) throws Exception {
        var unit = machine.file("/etc/systemd/system/restic-manager-agent.service");
        assertThat(unit).content().contains("NoNewPrivileges=yes", "ProtectSystem=strict",
                "ReadWritePaths=/var/lib/restic-manager /var/restic-restore", "CAP_DAC_READ_SEARCH",
                "SystemCallFilter=~")
                .doesNotContain("@home@", "@server@");
        assertThat(machine.type("systemd-analyze verify --man=no restic-manager-agent.service").err()).isEmpty();
        assertThat(machine.done("systemctl is-enabled restic-manager-agent")).isEqualTo("enabled");
        assertThat(machine.done("grep -E '^(NoNewPrivs|Seccomp):' /proc/" + mainProcess(machine) + "/status"))
                .matches("(?s)NoNewPrivs:\\s1\\s+Seccomp:\\s2");
    }

    /** Over an agent of another package, without the token; the host goes on as who it is. */
    private static void upgrades(Machine machine, String line, String process) throws Exception {
        var home = "/opt/restic-manager-agent";
        machine.done("echo older >%s/package && touch %s/lib/stale.jar".formatted(home, home));
        machine.done(line.replaceFirst("--token \\S+", ""));

        assertThat(machine.file(home + "/lib/stale.jar")).doesNotExist();
        assertThat(mainProcess(machine)).isNotEqualTo(process);
        assertThat(machine.done("restic-manager-agent status")).containsPattern("agent +running");
        assertThat(machine.done("ls -A /opt")).isEqualTo("restic-manager-agent");
    }

    /** The host was removed; its agent goes on asking until the line of a new one gives it another identity. */
    private static void becomesAnotherHost(Machine machine, Administrator alice, String removed,
            Callable<ApiClient.Answer> minting, String told, String here) throws Exception {
        alice.api().call("DELETE", "/api/hosts/%s?confirm=ada".formatted(removed), null).expect(204);
        var ticket = minting.call();
        machine.done(ticket.body().get("install").get("linux").getStringValue().replace(told, here));

        var host = alice.api().ask("/api/enrolment-tokens/" + ticket.text("token_id")).text("host_id");
        assertThat(host).isNotEqualTo(removed);
        alice.awaitOnline(host);
        machine.done("echo new >/srv/new");
        var job = alice.awaitOver(alice.backUp(host, Source.of(List.of("/srv/new"))));
        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.succeeded);
        machine.done("rm /srv/new");
    }

    private static void assertUninstalled(Machine machine, List<String> before) throws Exception {
        machine.done("bash /srv/install.sh --uninstall");
        assertThat(machine.type("systemctl is-active restic-manager-agent").out()).contains("inactive");
        assertThat(machine.file("/opt/restic-manager-agent")).doesNotExist();
        assertThat(machine.file("/var/lib/restic-manager/identity.sealed")).exists();

        machine.done("bash /srv/install.sh --uninstall --purge");
        assertThat(paths(machine)).isEqualTo(before);
    }

    private static List<String> paths(Machine machine) throws Exception {
        return machine.done(ALL).lines().map(found -> found.substring(0, found.indexOf(' '))).toList();
    }

    private static String mainProcess(Machine machine) throws Exception {
        return machine.done("systemctl show -P MainPID restic-manager-agent");
    }
}
