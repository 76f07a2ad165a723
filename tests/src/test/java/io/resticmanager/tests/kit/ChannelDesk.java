package io.resticmanager.tests.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SealKey;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.awaitility.Awaitility;

/** Stands where the gateway stands and makes channels in a notifications-service that runs by itself. */
public final class ChannelDesk implements AutoCloseable {

    private static final Actor ALICE = new Actor("u1", "alice", Role.admin, "127.0.0.1");

    private final Connection gateway;

    public ChannelDesk(NatsServerExtension nats) throws IOException, InterruptedException {
        this.gateway = nats.connect("gateway");
    }

    /** Waits for the service to answer. */
    public Channel webhook(String name, String url) throws Exception {
        var key = Awaitility.await("notifications-service answers").until(this::key, Optional::isPresent).orElseThrow();
        var rpc = NotificationsRpc.CREATE;
        var id = Ids.next();
        var config = SealKey.seal("{\"url\":\"%s\"}".formatted(url), key, rpc.subject(), id);
        var request = new NewChannel(ChannelKind.webhook, name, true, null, config);
        var answer = Objects.requireNonNull(ask(rpc.subject(), new RpcRequest(id, ALICE, null, Json.tree(request))));
        if (answer.getHeaders() != null && answer.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)) {
            throw new AssertionError(
                    "refused: " + new String(answer.getData(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return Json.read(answer.getData(), Channel.class);
    }

    /** Sends a test on it. */
    public void test(Channel channel) throws InterruptedException {
        ask(NotificationsRpc.TEST.subject(),
                new RpcRequest(Ids.next(), ALICE, null, Json.tree(new NotificationsRpc.ChannelId(channel.id()))));
    }

    private Optional<PublicKey> key() throws Exception {
        var answer = ask(NotificationsRpc.PUBLIC_KEY.subject(),
                new RpcRequest(Ids.next(), ALICE, null, Json.tree(Nothing.NOTHING)));
        return answer == null || answer.isStatusMessage()
                ? Optional.empty()
                : Optional.of(Json.read(answer.getData(), PublicKey.class));
    }

    private Message ask(String subject, RpcRequest request) throws InterruptedException {
        return gateway.request(subject, Json.bytes(request), Duration.ofSeconds(5));
    }

    @Override
    public void close() throws InterruptedException {
        gateway.close();
    }
}
