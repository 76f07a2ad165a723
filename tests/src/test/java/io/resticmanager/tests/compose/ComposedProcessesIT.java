package io.resticmanager.tests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Secret;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.Trust;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What compose.yaml says is a stack that works: see {@link ComposedProcesses} for what an engine would do. */
final class ComposedProcessesIT {

    private static final Pattern SETUP = Pattern.compile("https\\S+/setup\\?token=[\\w-]+");
    private static final List<String> OURS = List.of("gateway-ui", "agent-hub", "jobs-service", "alerts-service",
            "notifications-service");
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String FORGED = "203.0.113.7";

    @RegisterExtension
    private final Stage stage = new Stage();

    private ComposedProcesses stack;
    private HttpClient browser;

    @Test
    void aFirstBackupGoesThroughTheProxyAndEverybodyHasWhatIsItsOwnAlone() throws Exception {
        stack = ComposedProcesses.laidOut(stage);
        var storage = Secret.of("server");
        Files.writeString(stack.volume("storage").resolve(".htpasswd"), StorageServer.line("ada", storage));
        var laidOut = files();
        stack.start();
        browser = stage.add(Trust.only(stack.secret("tls.crt"), stack.elsewhere()));

        eachIsWellByItsOwnProbe();
        var alice = administrator();
        cookiesAreForThisHostAndForTls(alice);
        whoIsCallingIsWhatTheProxySays(alice);
        aBackupIsStored(alice, storage);
        theInstallScriptComesFromTheHub();
        noServiceIsAnotherAtTheBroker();
        whoCanNotSignInGetsALink(alice);

        stack.stop();
        assertThat(files()).as("what is not on a volume stays as the image has it").isEqualTo(laidOut);
        theStateIsOneFileThatCanBePutBack();
    }

    private void eachIsWellByItsOwnProbe() throws InterruptedException {
        for (var name : OURS) {
            assertThat(stack.probe(name)).as(name).isZero();
        }
    }

    private Administrator administrator() throws Exception {
        var gateway = stack.child("gateway-ui");
        var link = Awaitility.await("the gateway prints the set-up link")
                .until(() -> SETUP.matcher(gateway.err() + gateway.out()), matcher -> matcher.find()).group();
        assertThat(link).startsWith(stack.url() + "/");
        return Administrator.first(new ApiClient(stack.url(), browser), link);
    }

    private void cookiesAreForThisHostAndForTls(Administrator alice) throws Exception {
        var answer = signIn(alice.password());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("set-cookie")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("; Secure"));
        assertThat(answer.headers().firstValue("server")).isEmpty();
        assertThat(alice.api().page("/")).contains("<!DOCTYPE html>", "alice");
    }

    private void whoIsCallingIsWhatTheProxySays(Administrator alice) throws Exception {
        assertThat(signIn("not the password").statusCode()).isEqualTo(401);

        // Others write to the log as well, and take their time.
        Awaitility.await("the attempt is in the audit log").untilAsserted(() -> assertThat(audit(alice))
                .contains("\"session.refused\"", "\"" + stack.elsewhere().getHostAddress() + "\"")
                .doesNotContain(FORGED));
    }

    private static String audit(Administrator alice) throws Exception {
        return Json.text(alice.api().get("/api/audit"));
    }

    private HttpResponse<String> signIn(String password) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(stack.url() + "/api/sessions"))
                .header("Content-Type", "application/json").header("X-Forwarded-For", FORGED)
                .header("X-Forwarded-Proto", "http")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.text(Map.of("username", Administrator.NAME, "password", password))))
                .build(), BodyHandlers.ofString());
    }

    private void aBackupIsStored(Administrator alice, String storagePassword) throws Exception {
        var door = URI.create(stack.url().replace(":8443", ":8444"));
        var repository = new Repository("rest:%s/ada/".formatted(door), "ada", storagePassword,
                Secret.of("repository"));
        var ada = Host.join(stage, stack.url(), alice, "ada", repository, ToolPaths.restic018(),
                Map.of("SSL_CERT_FILE", stack.secret("tls.crt").toString()), "--pin", "sha256:"
                        + stack.compose().service("gateway-ui").environment().get("RM_TLS_PIN"));
        whoKeepsSecretsHasANewKeyForTheAsking();
        ada.initialised();

        var job = ada.succeeded(ada.backUp(Source.of(List.of(Sample.files(stage.folder("sample"), 30).toString()))));

        var past = new Repository("rest:http://%s:8000/ada/".formatted(stack.room("rest-server").address()), "ada",
                storagePassword, repository.password());
        assertThat(Restic.snapshots(past)).containsExactly(job.summary().snapshotId());
        assertThat(alice.awaitSnapshots(ada.id(), 1)).containsExactly(job.summary().snapshotId());
        assertThat(alice.completeLog(job.id())).isNotEmpty();
        ada.agent().process().terminate();
    }

    private void theInstallScriptComesFromTheHub() throws Exception {
        var answer = browser.send(HttpRequest.newBuilder(URI.create(stack.url() + "/install/install.sh")).build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo(Files.readString(
                stack.room("agent-hub").at("/opt/restic-manager/packages/install.sh")));
    }

    private void noServiceIsAnotherAtTheBroker() throws Exception {
        var alerts = password("broker-alerts");
        var refusals = new CopyOnWriteArrayList<String>();

        try (var connection = Nats.connect(broker(refusals).userInfo("alerts", alerts).build())) {
            connection.publish("intake.ada", new byte[0]);
            connection.subscribe("rpc.hub.>");
            Awaitility.await("both are refused").until(() -> refusals.size() == 2);
        }

        assertThat(refusals).anyMatch(said -> said.contains("intake.ada")).anyMatch(said -> said.contains("rpc.hub.>"));
        assertThatThrownBy(() -> Nats.connect(broker(refusals).userInfo("hub", alerts).build()))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> Nats.connect(broker(refusals).build())).isInstanceOf(AuthenticationException.class);
    }

    private String password(String secret) throws IOException {
        return Files.readString(stack.secret(secret)).replaceFirst("(?s).*\"password\":\"([0-9a-f]{64})\".*", "$1");
    }

    private Options.Builder broker(List<String> refusals) {
        return Options.builder().server("nats://%s:4222".formatted(stack.room("nats").address())).maxReconnects(0)
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection line, String error) {
                        refusals.add(error);
                    }
                });
    }

    private Map<String, Object> files() throws IOException {
        var all = new java.util.TreeMap<String, Object>();
        for (var room : stack.rooms().entrySet()) {
            all.put(room.getKey(), room.getValue().files());
        }
        return all;
    }

    private void whoKeepsSecretsHasANewKeyForTheAsking() throws Exception {
        var keys = List.of("hub", "notifications", "gateway");
        var before = keys.stream().map(this::key).toList();

        var asked = Stream.of("agent-hub", "notifications-service", "gateway-ui")
                .map(name -> stack.ask(name, "rotate-keys")).toList();
        for (var command : asked) {
            assertThat(command.awaitExit(ANSWER)).as(command::lastWords).isZero();
            assertThat(command.out()).contains("The old key is removed");
        }

        assertThat(keys.stream().map(this::key)).doesNotContainAnyElementsOf(before);
    }

    private String key(String volume) {
        try {
            return Files.readString(stack.volume(volume).resolve("secret.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void whoCanNotSignInGetsALink(Administrator alice) throws Exception {
        assertThat(stack.ask("jobs-service", "reset-password", Administrator.NAME).awaitExit(ANSWER)).isEqualTo(2);
        var command = stack.ask("gateway-ui", "reset-password", Administrator.NAME);

        assertThat(command.awaitExit(ANSWER)).as(command::lastWords).isZero();
        assertThat(command.out()).contains(stack.url() + "/invitation?token=");
        assertThat(alice.api().ask("/api/hosts").status()).isEqualTo(401);
    }

    private void theStateIsOneFileThatCanBePutBack() throws Exception {
        var volumes = new ArrayList<String>(stack.compose().service("state").volumes().values());
        for (var volume : volumes) {
            Files.move(stack.volume(volume), stage.folder("state").resolve(volume));
        }
        var before = stateFiles();
        var copy = stage.folder("copy").resolve("restic-manager.tar");
        assertThat(state("backup", Path.of("/dev/null"), copy)).isZero();

        assertThat(state("restore", Path.of("/dev/null"), stage.folder("copy").resolve("none"))).isNotZero();
        assertThat(stateFiles()).as("nothing goes for a copy that is none").containsExactlyInAnyOrderElementsOf(before);

        Files.delete(stage.folder("state/jobs").resolve("jobs.db"));
        Files.writeString(stage.folder("state/hub").resolve("hub.db"), "damaged");
        Files.writeString(stage.folder("state/alerts").resolve("later"), "came after the copy");
        assertThat(state("restore", copy, stage.folder("copy").resolve("out"))).isZero();

        var after = stateFiles();
        assertThat(after).containsExactlyInAnyOrderElementsOf(before).hasSizeGreaterThan(10);
    }

    private List<Path> stateFiles() throws IOException {
        return stage.files().stream().filter(file -> file.startsWith(stage.folder("state"))).toList();
    }

    private int state(String what, Path in, Path out) throws IOException, InterruptedException {
        var state = new ProcessBuilder(stack.room("agent-hub").at("/opt/restic-manager/bin/state").toString(), what)
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        state.environment().putAll(Map.of("STATE", stage.folder("state").toString(), "IMAGE",
                stack.room("agent-hub").at("/opt/restic-manager").toString(), "PATH",
                System.getProperty("java.home") + "/bin:" + System.getenv("PATH")));
        return state.start().waitFor();
    }
}
