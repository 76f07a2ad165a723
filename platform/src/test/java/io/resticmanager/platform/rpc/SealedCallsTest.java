package io.resticmanager.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.micronaut.serde.annotation.Serdeable;
import io.nats.client.Connection;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.secret.SealBroken;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SealedCallsTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    private static final Rpc<Sealed, Sealed> TURN = new Rpc<>("rpc.hub.turn", Sealed.class, Sealed.class);
    private static final Rpc<Sealed, Sealed> OTHER = new Rpc<>("rpc.hub.other", Sealed.class, Sealed.class);
    private static final Rpc<Pair, Pair> BOTH = new Rpc<>("rpc.hub.both", Pair.class, Pair.class);
    private static final Actor ALICE = new Actor("u1", "alice", Role.admin, null);

    private final List<String> overheard = new CopyOnWriteArrayList<>();
    private final Broker hub = Broker.connect("hub", NATS.server(), Duration.ofSeconds(5));
    private final Broker gateway = Broker.connect("gateway", NATS.server(), Duration.ofSeconds(5));
    private final AtomicReference<Sealing> sealing = new AtomicReference<>(new Sealing(new ServiceModule("hub")));
    private final RpcServer server = new RpcServer(hub);
    private final SealedCalls calls = new SealedCalls(new RpcClient(gateway));
    private Connection ear;

    @BeforeEach
    void serve() throws Exception {
        ear = NATS.connect(RealNats.ALMIGHTY);
        ear.createDispatcher(message -> overheard.add(new String(message.getData(), StandardCharsets.UTF_8)))
                .subscribe(">");
        ear.flush(Duration.ofSeconds(5));
        server.endpoint(HubRpc.PUBLIC_KEY, Role.viewer, (_, _) -> Reply.of(sealing.get().publicKey()))
                .endpoint(TURN, Role.viewer, this::turn)
                .endpoint(OTHER, Role.viewer, this::turn)
                .endpoint(BOTH, Role.viewer, this::turn)
                .start();
        hub.flush();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        hub.close();
        gateway.close();
        ear.close();
    }

    @Test
    void aSecretGoesThereAndAnotherComesBackAndNobodyOverhearsThem() throws Exception {
        var reply = turn("open sesame");

        assertThat(reply).isEqualTo(Reply.of("emases nepo"));
        ear.flush(Duration.ofSeconds(5));
        assertThat(overheard).hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(text -> text.contains("sesame") || text.contains("emases"));
    }

    @Test
    void aServiceThatHasRestartedIsAskedForItsNewKey() {
        turn("first");
        sealing.set(new Sealing(new ServiceModule("hub")));

        assertThat(turn("second")).isEqualTo(Reply.of("dnoces"));
    }

    @Test
    void aFieldThatIsMovedToAnotherRequestDoesNotOpen() {
        var stolen = new AtomicReference<Sealed>();
        calls.call(HubRpc.PUBLIC_KEY, TURN, ALICE, envelope -> {
            stolen.set(envelope.seal("open sesame"));
            return stolen.get();
        }, (_, answer) -> answer);

        var sameSubject = calls.call(HubRpc.PUBLIC_KEY, TURN, ALICE, _ -> stolen.get(), (_, answer) -> answer);
        var otherSubject = calls.call(HubRpc.PUBLIC_KEY, OTHER, ALICE, _ -> stolen.get(), (_, answer) -> answer);

        assertThat(sameSubject).isEqualTo(Reply.refused(SealBroken.PROBLEM));
        assertThat(otherSubject).isEqualTo(Reply.refused(SealBroken.PROBLEM));
    }

    @Test
    void aSecretThatIsNotThereIsNeitherSealedNorOpened() {
        var reply = calls.call(HubRpc.PUBLIC_KEY, BOTH, ALICE,
                envelope -> new Pair(envelope.sealIfAny("open sesame"), envelope.sealIfAny(null)),
                (envelope, pair) -> Arrays.asList(envelope.openIfAny(pair.first()), envelope.openIfAny(pair.second())));

        assertThat(reply).isEqualTo(Reply.of(Arrays.asList("emases nepo", null)));
    }

    /** Two secrets, of which either may be left out. */
    @Serdeable
    record Pair(@Nullable Sealed first, @Nullable Sealed second) {}

    private Reply<String> turn(String secret) {
        return calls.call(HubRpc.PUBLIC_KEY, TURN, ALICE, envelope -> envelope.seal(secret),
                SealedCalls.Envelope::open);
    }

    private Reply<Sealed> turn(Caller caller, Sealed field) {
        var secret = sealing.get().open(field, caller);
        return Reply.of(sealing.get().sealFor(caller, reversed(secret)));
    }

    private Reply<Pair> turn(Caller caller, Pair pair) {
        return Reply.of(new Pair(turnIfAny(caller, pair.first()), turnIfAny(caller, pair.second())));
    }

    private @Nullable Sealed turnIfAny(Caller caller, @Nullable Sealed field) {
        var secret = sealing.get().openIfAny(field, caller);
        return sealing.get().sealIfAny(caller, secret == null ? null : reversed(secret));
    }

    private static String reversed(String secret) {
        return new StringBuilder(secret).reverse().toString();
    }
}
