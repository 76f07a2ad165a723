package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.Terminal;
import io.resticmanager.tests.kit.Terminal.Done;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every command of the client, against a whole system with a real agent and restic: one of them for all, as each takes its time to start. */
final class ClientIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    private Path data;
    private Administrator alice;
    private String url;
    private Terminal terminal;

    @BeforeEach
    void signedIn() throws Exception {
        data = stage.folder("data");
        var stack = StackProcess.up(stage, data);
        url = stack.url();
        alice = stack.administrator();
        var token = alice.api().post("/api/api-tokens",
                Map.of("name", "client", "role", "admin", "allow_sensitive", true)).expect(201).text("token");
        terminal = Terminal.of(stage);
        assertThat(terminal.with("RM_API_TOKEN", token).run("login", "--url", url).expect(0).out())
                .contains("as alice, admin");
    }

    @Test
    void aFleetIsLookedAfterFromATerminal() throws Exception {
        var storage = new StorageServer(stage, "ada");
        enrol(storage);
        jobs();
        alerts();
        users();
        wrongUsage();
        passwordOnTheServerItself();
    }

    private void enrol(StorageServer storage) throws Exception {
        var repository = storage.repository("ada");
        var made = terminal.run("token", "ada", "--repo", repository.url(), "--repo-user", repository.user(),
                "--server-password-file", secret("server", repository.serverPassword()), "--repo-password-file",
                secret("repository", repository.password()), "--tag", "it", "--json").expect(0).json();
        AgentProcess.join(stage, "ada", url, made.get("token").getStringValue());
        // It is in the list a moment after it has enrolled.
        Awaitility.await("ada is online").until(() -> {
            var hosts = alice.api().get("/api/hosts").get("items");
            return hosts.size() == 1 && hosts.get(0).get("status").getStringValue().equals("online");
        });

        assertThat(terminal.run("hosts", "--tag", "it").expect(0).out().lines()).hasSize(2).last().asString()
                .startsWith("ada").contains("online");
    }

    private void jobs() throws Exception {
        assertThat(terminal.run("run", "ada", "init", "--wait").expect(0).out()).contains("succeeded");
        var backup = terminal.run("run", "ada", "backup", "--path", Sample.files(stage.folder("sample"), 3).toString(),
                "--tail").expect(0);
        var id = backup.err().lines().findFirst().orElseThrow().replace("job ", "");
        assertThat(backup.out()).isNotBlank();

        var listed = terminal.run("jobs", "--host", "ada", "--kind", "backup").expect(0);
        assertThat(listed.out().lines()).hasSize(2).last().asString().contains(id, "ada", "backup", "succeeded");
        assertThat(terminal.run("tail", id).expect(0).out()).isEqualTo(backup.out());
        assertThat(terminal.run("jobs", "show", id, "--json").expect(0).json().get("status").getStringValue())
                .isEqualTo("succeeded");
        assertThat(terminal.run("jobs", "cancel", id).expect(1).err()).startsWith("restic-manager: ");
        assertThat(terminal.run("hosts", "show", "ADA").expect(0).out()).contains("succeeded, job " + id);
    }

    private void alerts() throws Exception {
        var failed = terminal.run("run", "ada", "backup", "--path", "/no/such/folder", "--wait").expect(1);
        assertThat(failed.out()).contains("failed");
        Awaitility.await("the alert is there")
                .until(() -> alice.api().get("/api/alerts").get("items").size() > 0);
        var alert = terminal.run("alerts", "--host", "ada", "--json").expect(0).json().get("items").get(0);
        var id = alert.get("id").getStringValue();

        assertThat(terminal.run("alerts", "ack", id).expect(0).out()).startsWith("ada acknowledged: ");
        assertThat(terminal.run("alerts", "resolve", id).expect(0).out()).startsWith("ada resolved: ");
    }

    private void users() throws Exception {
        var invited = terminal.run("users", "add", "bob", "--role", "viewer").expect(0);
        assertThat(invited.out().strip()).startsWith(url + "/invitation?token=");
        assertThat(terminal.run("users", "role", "bob", "operator").expect(0).out()).isEqualTo("bob is operator\n");
        var link = terminal.run("reset-password", "bob").expect(0);
        assertThat(link.out()).startsWith(url + "/invitation?token=").isNotEqualTo(invited.out());
        terminal.run("users", "remove", "bob", "--yes").expect(0);
        assertThat(terminal.run("users").expect(0).out()).contains("alice").doesNotContain("bob");
    }

    private void wrongUsage() throws Exception {
        assertThat(terminal.run("hosts", "--colour").expect(2).err()).contains("--colour");
        assertThat(terminal.with("RM_API_TOKEN", "x").run("hosts", "--url", "http://127.0.0.1:1").expect(3).err())
                .contains("nothing listens at http://127.0.0.1:1");
        var script = Files.writeString(stage.folder("home").resolve("completion"),
                terminal.run("completion").expect(0).out());
        var bash = stage.start("bash", List.of("bash", "-n", script.toString()), Map.of());
        assertThat(terminal.ended(bash).expect(0).err()).isEmpty();
    }

    private void passwordOnTheServerItself() throws Exception {
        var nobody = onTheServer("mallory").expect(1);
        var made = onTheServer("alice", "--json").expect(0);

        assertThat(nobody.err()).contains("there is no user mallory; the users are alice");
        assertThat(made.json().get("invite_url").getStringValue()).startsWith(url + "/invitation?token=");
        assertThat(alice.api().ask("/api/me").status()).as("signed out").isEqualTo(401);
        alice.signIn();
        var act = alice.api().get("/api/audit?action=user.reset").get("items").get(0);
        assertThat(act.get("actor").getStringValue()).isEqualTo("system:operator");
    }

    private Done onTheServer(String user, String... more) throws InterruptedException {
        var words = new ArrayList<>(List.of("reset-password", user, "--data-dir", data.toString()));
        words.addAll(List.of(more));
        return terminal.ended(stage.start("reset-password", Builds.stack(words), Map.of()));
    }

    private String secret(String name, String secret) throws IOException {
        var file = Files.createFile(stage.folder("home").resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, secret).toString();
    }
}
