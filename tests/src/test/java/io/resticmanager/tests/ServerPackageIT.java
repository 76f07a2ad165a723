package io.resticmanager.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Machine;
import io.resticmanager.tests.kit.Package;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server's archive on a machine that has nothing but Debian, with the lines of its own README. */
final class ServerPackageIT {

    private static final String HOME = "/opt/restic-manager-server";
    private static final String UNIT = "/etc/systemd/system/restic-manager.service";

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void theArchiveStartsWithOneCommandAndRunsAsAService() throws Exception {
        var archive = Package.server(stage);
        var machine = Machine.bare(stage);
        machine.give(archive, "/opt/server.tar.gz");
        machine.done("tar -C /opt -xzf /opt/server.tar.gz");

        listsItsJars(machine.file(HOME).resolve("lib"), machine.file(HOME).resolve("sbom.json"));
        listsItsJars(machine.file(HOME).resolve("client"), machine.file(HOME).resolve("client/sbom.json"));
        startsWithOneCommand(machine);
        runsAsAService(machine);
        isReplacedAsDocumented(machine);
    }

    private static void startsWithOneCommand(Machine machine) throws Exception {
        machine.done("cd /root; { " + HOME + "/bin/restic-manager up --json --port 0 >said 2>log </dev/null; "
                + "echo $? >code; } &");
        var said = Json.read(awaited(machine, "/root/said"), JsonNode.class);
        isSetUpAt(said.get("setup_url").getStringValue());
        assertThat(new ApiClient(said.get("url").getStringValue()).page("/install/install.sh")).startsWith("#!");
        hasItsClient(machine, said.get("url").getStringValue());

        machine.done("kill " + said.get("pid").getNumberValue());

        assertThat(awaited(machine, "/root/code").strip()).isIn("0", "143");
        machine.done(HOME + "/bin/restic-manager verify-state --data-dir /root/restic-manager-data");
    }

    private static void hasItsClient(Machine machine, String url) throws Exception {
        machine.done(HOME + "/bin/restic-manager completion | bash -n");
        assertThat(machine.type("RM_API_TOKEN=rmapi_none " + HOME + "/bin/restic-manager hosts --url " + url).err())
                .contains("API token");
    }

    private static String awaited(Machine machine, String path) {
        var file = machine.file(path);
        Awaitility.await(path + " is written").until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        return text(file);
    }

    private static void runsAsAService(Machine machine) throws Exception {
        machine.done("mkdir -p /etc/restic-manager && echo RM_PORT=0 >/etc/restic-manager/server.env");
        machine.done("systemd-sysusers " + HOME + "/restic-manager.sysusers");
        machine.done("install -m 644 " + HOME + "/restic-manager.service " + UNIT);
        assertThat(machine.type("systemd-analyze verify " + UNIT).err()).isEmpty();
        machine.done("systemctl daemon-reload && systemctl enable --now restic-manager");
        isSetUpAt(Awaitility.await("the journal has the link").pollInterval(Duration.ofSeconds(1))
                .until(() -> link(machine), link -> !link.isEmpty()));
        // Of 100; a unit without any sandbox has 96.
        machine.done("systemd-analyze security --threshold=20 restic-manager");
        assertThat(machine.done("stat -c %U:%a /var/lib/restic-manager-server/hub.db")).isEqualTo("restic-manager:600");

        machine.done("systemctl stop restic-manager");

        assertThat(machine.done("systemctl show -p Result -p NRestarts restic-manager").lines())
                .containsExactlyInAnyOrder("Result=success", "NRestarts=0");
    }

    /** The lines of docs/operations.md, "A newer version", with the same one. */
    private static void isReplacedAsDocumented(Machine machine) throws Exception {
        var page = text(Builds.root().resolve("docs/operations.md"));
        var block = page.substring(page.indexOf("**A newer version.**"));
        var lines = block.substring(block.indexOf('\n', block.indexOf("```sh")), block.indexOf("\n```\n")).strip();
        assertThat(lines).contains("backup-state", "tar -C /opt");
        machine.done(
                "systemctl start restic-manager && ln -s server.tar.gz /opt/restic-manager-server-linux-amd64.tar.gz");
        hasStarted(machine, 2);

        machine.done("cd /opt && set -e\n" + lines);

        hasStarted(machine, 3);
        assertThat(machine.done("ls /var/backups/restic-manager/before.state")).isNotBlank();
        machine.done("systemctl stop restic-manager");
    }

    private static void hasStarted(Machine machine, int times) {
        Awaitility.await("it has started %d times".formatted(times)).pollInterval(Duration.ofSeconds(1))
                .until(() -> machine.done("journalctl -u restic-manager -o cat").lines()
                        .filter(line -> line.startsWith("restic-manager is at")).count() == times);
    }

    private static String link(Machine machine) throws InterruptedException {
        return machine.done("journalctl -u restic-manager -o cat").lines()
                .filter(line -> line.startsWith("Create the first administrator"))
                .map(line -> line.replaceFirst(".*: ", "")).findFirst().orElse("");
    }

    private static void isSetUpAt(String link) throws Exception {
        var path = link.replaceFirst("https?://[^/]+", "");
        assertThat(new ApiClient(link.substring(0, link.length() - path.length())).page(path))
                .contains("name=\"username\"");
    }

    private static void listsItsJars(Path folder, Path bill) throws Exception {
        var listed = Json.read(text(bill), JsonNode.class);
        var found = StreamSupport.stream(listed.get("components").values().spliterator(), false)
                .collect(toMap(ServerPackageIT::jar, ServerPackageIT::sha256, (one, _) -> one, HashMap::new));
        var itself = listed.get("metadata").get("component");
        found.put(jar(itself), "");

        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".jar")).toList()) {
                var hash = found.remove(file.getFileName().toString());
                assertThat(hash).as("%s in the bill of materials", file).isNotNull();
                assertThat(hash).as("checksum of %s", file).isIn("", hex(file));
            }
        }
        assertThat(found).as("in the bill of materials alone").isEqualTo(Map.of());
    }

    private static String jar(JsonNode component) {
        return component.get("name").getStringValue() + "-" + component.get("version").getStringValue() + ".jar";
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.get("hashes").values().spliterator(), false)
                .filter(hash -> hash.get("alg").getStringValue().equals("SHA-256"))
                .map(hash -> hash.get("content").getStringValue()).findFirst().orElseThrow();
    }

    private static String hex(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
