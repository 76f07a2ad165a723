package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code rotate-keys} beside a running stack: a real agent still gets its passwords, and a channel its own, also after a restart without the old key. */
final class RotateKeysIT {

    private static final Map<String, String> REACH = Map.of("RM_NOTIFY_ALLOW_LOOPBACK", "true");
    private static final String BEARER = "sealed-with-the-channel";

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void agentsAndChannelsGetTheirSecretsAlsoUnderTheNewKey() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var data = stage.folder("data");
        var sink = stage.add(HttpSink.plain());
        var stack = StackProcess.up(stage, data, REACH);
        var alice = stack.administrator();
        var channel = channel(alice, sink);
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        var before = Files.readString(data.resolve("secret.key"));

        var rotation = stage.start("rotate-keys",
                Builds.stack(List.of("rotate-keys", "--data-dir", data.toString())), Map.of());
        Awaitility.await("the command ends").until(() -> !rotation.isAlive());

        assertThat(rotation.out()).contains("gateway: 3 secrets sealed anew", "hub: 2 secrets sealed anew",
                "notifications: 1 secrets sealed anew", "The old key is removed");
        assertThat(Files.readString(data.resolve("secret.key"))).isNotEqualTo(before);
        stack.process().terminate();
        StackProcess.up(stage, data, REACH);
        assertThat(alice.api().post("/api/notifications/" + channel + "/test", Map.of()).expect(200).body().get("ok")
                .getBooleanValue()).isTrue();
        assertThat(sink.taken()).singleElement()
                .satisfies(taken -> assertThat(taken.header("Authorization")).isEqualTo("Bearer " + BEARER));
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));
        ada.succeeded(ada.backUp(source));
    }

    private static String channel(Administrator alice, HttpSink sink) throws Exception {
        return alice.api()
                .post("/api/notifications", Map.of("kind", "webhook", "name", "Ops", "enabled", true, "config",
                        Map.of("url", "http://127.0.0.1:%d/hook".formatted(sink.port()), "bearer_token", BEARER)))
                .expect(201)
                .text("id");
    }
}
