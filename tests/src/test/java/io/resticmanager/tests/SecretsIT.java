package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.EnrolmentListener;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.ProcessList;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Secret;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secrets that are planted and then looked for everywhere: process lists, logs, databases, the broker, the agent's files. */
final class SecretsIT {

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void noSecretStandsInClearAnywhere() throws Exception {
        var heard = listenToEverything();
        var storage = new StorageServer(stage, "ada");
        var sluice = storage.sluice();
        var stack = StackProcess.up(stage, stage.folder("data"), nats.environment());
        var alice = stack.administrator();
        secrets.put("administrator's password", alice.password());
        secrets.put("set-up token", stack.setupUrl().replaceFirst(".*token=", ""));
        var repository = storage.repository("ada", sluice);
        secrets.put("server password", repository.serverPassword());
        secrets.put("first repository password", repository.password());
        var listener = stage.add(EnrolmentListener.before(stack.agentUrl()));
        var ada = Host.join(stage, listener.url(), alice, "ada", repository);
        secrets.put("enrolment token", listener.heard("token"));
        secrets.put("agent token", listener.heard("agent_token"));
        var changed = Secret.of("changed");
        secrets.put("repository password", changed);
        alice.api().put("/api/hosts/" + ada.id() + "/repo-credentials", Map.of("repo_password", changed)).expect(200);

        var processes = stage.add(ProcessList.watch());
        ada.initialised();
        sluice.holdAfter(256 * 1024);
        var jobId = ada.backUp(Source.of(List.of(Sample.noise(stage.folder("noise"), 2).toString())));
        alice.awaitUnderWay(jobId);
        sluice.open();
        ada.succeeded(jobId);
        var answers = Json.text(alice.api().get("/api/hosts/" + ada.id() + "/repo-credentials"))
                + Json.text(alice.api().get("/api/hosts/" + ada.id()))
                + Json.text(alice.api().get("/api/jobs/" + jobId));

        assertThat(processes.seen()).as("restic was looked at").anyMatch(line -> line.contains(" backup "));
        assertThat(heard).as("the broker was listened to").anyMatch(message -> message.contains(jobId));
        processes.seen().forEach(line -> assertClean("process " + line, line));
        heard.forEach(message -> assertClean("message " + message, message));
        assertClean("answers " + answers, answers);
        assertFilesAreClean(ada.id(), jobId);
    }

    private void assertFilesAreClean(String hostId, String jobId) throws IOException {
        var kept = new ArrayList<Path>(stage.files("storage", "noise"));
        kept.addAll(brokerFiles());
        var databases = new StringBuilder();
        for (var file : kept) {
            var content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertClean(file.toString(), withoutAnnouncement(file, content));
            databases.append(file.toString().contains(".db") ? content : "");
        }
        assertThat(databases).as("the databases were looked at").contains(hostId, jobId);
        assertThat(kept).anyMatch(file -> file.startsWith(AgentProcess.state(stage, "ada")))
                .anyMatch(file -> file.startsWith(brokerHome()));
    }

    // The one place where the set-up link is meant to be: what the terminal was
    // told.
    private String withoutAnnouncement(Path file, String content) {
        var setupToken = secrets.getOrDefault("set-up token", "");
        return file.getFileName().toString().startsWith("stack.") ? content.replace(setupToken, "…") : content;
    }

    private void assertClean(String where, String text) {
        secrets.forEach(
                (name, secret) -> assertThat(text.contains(secret)).as("the %s stands in %s", name, where).isFalse());
    }

    private List<String> listenToEverything() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        var connection = stage.add(nats.connect(RealNats.ALMIGHTY));
        connection.createDispatcher(message -> heard.add(message.getSubject() + " "
                + new String(message.getData(), StandardCharsets.UTF_8))).subscribe(">");
        connection.flush(Duration.ofSeconds(5));
        return heard;
    }

    private List<Path> brokerFiles() throws IOException {
        try (Stream<Path> files = Files.walk(brokerHome())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path brokerHome() {
        return nats.server().credentials().getParent();
    }
}
