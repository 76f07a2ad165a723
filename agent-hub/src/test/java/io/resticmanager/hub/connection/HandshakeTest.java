package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.secret.Tokens;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandshakeTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void withoutATokenThatIsInForceNothingIsUpgraded() {
        var subprotocol = Frame.SUBPROTOCOL;

        assertThat(refusal(subprotocol)).isEqualTo(401);
        assertThat(refusal(subprotocol, "Authorization", "Bearer " + Tokens.mint())).isEqualTo(401);
        assertThat(refusal(subprotocol, "Authorization", "Bearer short")).isEqualTo(401);
        assertThat(refusal(subprotocol, "Authorization", "Basic YWRhOmFkYQ==")).isEqualTo(401);
    }

    @Test
    void theTokenOfAReplacedIdentityIsNotInForce() {
        var endpoint = hub.enrol("ada");
        var token = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                endpoint.hostId())).token();
        Endpoint.withToken(token).enrolAt(hub);

        assertThat(refusal(Frame.SUBPROTOCOL, "Authorization", "Bearer " + endpoint.agentToken())).isEqualTo(401);
    }

    @Test
    void aBrowserIsRefusedEvenWithAToken() {
        var bearer = "Bearer " + hub.enrol("ada").agentToken();

        assertThat(refusal(Frame.SUBPROTOCOL, "Authorization", bearer, "Cookie", "a=b")).isEqualTo(403);
        assertThat(refusal(Frame.SUBPROTOCOL, "Authorization", bearer, "Origin", hub.http("/").toString()))
                .isEqualTo(403);
    }

    @Test
    void anotherSubprotocolIsRefused() {
        var bearer = "Bearer " + hub.enrol("ada").agentToken();

        assertThat(refusal("restic-manager.v9", "Authorization", bearer)).isEqualTo(400);
    }

    @Test
    void aPlainRequestIsToldToUpgrade() {
        var response = Endpoint.send(HttpRequest.newBuilder(hub.http("/agent/ws")).build());

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void compressionIsNotAgreedTo() {
        var endpoint = hub.enrol("ada");

        var connected = client.newWebSocketBuilder().subprotocols(Frame.SUBPROTOCOL)
                .header("Authorization", "Bearer " + endpoint.agentToken());

        // The JDK's client fails a handshake whose answer holds an extension that it
        // did not ask for.
        var socket = connected.buildAsync(hub.socket(), new WebSocket.Listener() {
        }).join();
        assertThat(socket.getSubprotocol()).isEqualTo(Frame.SUBPROTOCOL);
        socket.abort();
    }

    @Test
    void anAgentThatSpeaksAtOnceIsHeard() {
        var endpoint = hub.enrol("ada");

        // Often enough to meet the moment in which the server changes the connection
        // over.
        for (int i = 0; i < 150; i++) {
            var agent = TestAgent.connect(hub.socket(), endpoint.agentToken());
            agent.say(TestAgent.hello(0, 0));
            assertThat(agent.hear(HubMessage.Welcome.class).hostId()).isEqualTo(endpoint.hostId());
            agent.vanish();
        }
    }

    private int refusal(String subprotocol, String... headers) {
        var builder = client.newWebSocketBuilder().subprotocols(subprotocol);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        var failure = catchThrowableOfType(CompletionException.class,
                () -> builder.buildAsync(hub.socket(), new WebSocket.Listener() {
                }).join());
        assertThat(failure).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
    }
}
