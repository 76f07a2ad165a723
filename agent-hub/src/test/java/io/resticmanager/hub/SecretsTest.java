package io.resticmanager.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.nats.client.Connection;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.host.HubRpc.PutCredentials;
import io.resticmanager.contracts.host.HubRpc.PutMaintenance;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The golden rule: no secret in a log, on the broker or in a file. */
class SecretsTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void secretsAreNeitherLoggedNorSentInClearNorKeptInClear() throws Exception {
        Queue<String> broker = new ConcurrentLinkedQueue<>();
        var tap = NATS.connect(RealNats.ALMIGHTY);
        listen(tap, broker);

        var secrets = tellAllSecrets();

        tap.flush(Duration.ofSeconds(5));
        assertThat(broker).isNotEmpty();
        assertThat(hub.log().text()).contains("host enrolled").doesNotContain(secrets);
        assertThat(String.join("\n", broker)).contains("rpc.hub.tokens.mint", "rpc.hub.maintenance.put")
                .doesNotContain(secrets);
        hub.stop();
        try (var files = Files.list(data.path())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secrets);
            }
        }
        tap.close();
    }

    private String[] tellAllSecrets() {
        var minted = hub.administrator().mint(letter -> new MintToken("ada", List.of(),
                "rest:http://127.0.0.1:8000/ada/", "ada", letter.seal("planted-password"), null, null, null));
        var endpoint = Endpoint.withToken(minted.token());
        Endpoint.post(hub.http("/agent/enroll"), "{\"token\":\"" + minted.token() + "\",\"agent_token\":17}");
        Endpoint.withToken(minted.token() + "x").tryAt(hub);
        endpoint.enrolAt(hub);
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            hub.administrator().askSealed(HubRpc.PUT_CREDENTIALS, letter -> new PutCredentials(endpoint.hostId(), null,
                    null, letter.seal("planted-again"), letter.seal("planted-server")));
            agent.hear(HubMessage.ConfigUpdate.class);
            hub.administrator().askSealed(HubRpc.PUT_MAINTENANCE, letter -> new PutMaintenance(endpoint.hostId(), null,
                    "keeper", letter.seal("planted-key"), letter.seal("planted-deleter"), null));
            agent.say("{\"type\":\"hello\",\"id\":\"1\",\"payload\":{\"agent_token\":\"" + endpoint.agentToken()
                    + "\"}}");
            agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of()));
            agent.hear(io.resticmanager.contracts.agent.ProtocolError.class);
        }
        return new String[]{minted.token(), minted.serverPassword(), endpoint.agentToken(), "planted-password",
                "planted-again", "planted-server", "planted-key", "planted-deleter"};
    }

    private static void listen(Connection tap, Queue<String> broker) throws Exception {
        tap.createDispatcher(message -> broker.add(
                message.getSubject() + " " + new String(message.getData(), StandardCharsets.UTF_8))).subscribe(">");
        tap.flush(Duration.ofSeconds(5));
    }
}
