package io.resticmanager.hub.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void aBuildWithoutPackagesSaysSo() {
        assertThat(get("/install/agent/linux/amd64").statusCode()).isEqualTo(404);
        assertThat(get("/install/install.sh").body()).contains("This build carries no agent package");
    }

    @Test
    void packagesAreServedFromTheirFolderAndNothingElse(@TempDir Path packages) throws Exception {
        Files.writeString(packages.resolve("install.sh"), "echo hello\n");
        Files.writeString(packages.resolve("restic-manager-agent-linux-amd64.tar.gz"), "a package");
        Files.writeString(packages.resolve("restic-manager-agent-linux-amd64.tar.gz.sha256"), "a checksum");
        Files.writeString(packages.resolve("secret"), "a secret");
        hub.stop();
        hub.with("rm.install.packages-dir", packages.toString()).start();

        assertThat(get("/install/install.sh").body()).isEqualTo("echo hello\n");
        assertThat(get("/install/agent/linux/amd64").body()).isEqualTo("a package");
        assertThat(get("/install/agent/linux/amd64.sha256").body()).isEqualTo("a checksum");
        assertThat(get("/install/agent/linux/arm64").statusCode()).isEqualTo(404);
        assertThat(get("/install/agent/plan9/amd64").body()).contains("linux/amd64, linux/arm64, windows/amd64");
        assertThat(get("/install/agent/..%2F/secret").statusCode()).isEqualTo(404);
        assertThat(get("/install/secret").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhatCanBeInstalledIsOffered(@TempDir Path packages) throws Exception {
        hub.stop();
        hub.with("rm.install.packages-dir", packages.toString()).start();
        Files.writeString(packages.resolve("restic-manager-agent-linux-amd64.tar.gz"), "a package");
        Files.writeString(packages.resolve("restic-manager-agent-linux-amd64.tar.gz.sha256"), "a checksum");
        Files.writeString(packages.resolve("restic-manager-agent-windows-amd64.zip"), "a package");

        assertThat(offered()).isEmpty();
        Files.writeString(packages.resolve("install.sh"), "echo hello");
        assertThat(offered()).containsExactly("linux/amd64");
    }

    @Test
    void whatWindowsNeedsIsServedAsWhatLinuxNeeds(@TempDir Path packages) throws Exception {
        hub.stop();
        hub.with("rm.install.packages-dir", packages.toString()).start();
        Files.writeString(packages.resolve("restic-manager-agent-windows-amd64.zip"), "a package");
        Files.writeString(packages.resolve("restic-manager-agent-windows-amd64.zip.sha256"), "a checksum");
        assertThat(offered()).isEmpty();

        Files.writeString(packages.resolve("install.ps1"), "param()");

        assertThat(offered()).containsExactly("windows/amd64");
        assertThat(get("/install/install.ps1").body()).isEqualTo("param()");
        assertThat(get("/install/agent/windows/amd64").body()).isEqualTo("a package");
        assertThat(get("/install/agent/windows/amd64.sha256").body()).isEqualTo("a checksum");
    }

    private List<String> offered() {
        return hub.administrator().value(HubRpc.PACKAGES, Nothing.NOTHING).systems();
    }

    private HttpResponse<String> get(String path) {
        return Endpoint.send(HttpRequest.newBuilder(hub.http(path)).build());
    }
}
