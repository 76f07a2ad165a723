package io.resticmanager.notifications.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.ServerKey;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.TargetPolicy;
import io.resticmanager.notifications.channel.net.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedAddressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TargetPolicy USUAL = new TargetPolicy(false, true);
    private static final TargetPolicy EVERYTHING = new TargetPolicy(true, true);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("192.0.2.1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void shouldNotReachThisMachineByAnyName(String host) throws IOException {
        try (var sink = HttpSink.plain(); var resolver = new Resolver()) {
            var outcome = sender(resolver, USUAL).send(call("http://" + host + ":" + sink.port() + "/"), PATIENCE);

            assertThat(sink.taken()).isEmpty();
            assertThat(outcome).isNotInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void shouldSayHowThisMachineIsAllowed() {
        try (var resolver = new Resolver()) {
            assertThat(sender(resolver, USUAL).send(call("http://127.0.0.1/"), PATIENCE)).isInstanceOfSatisfying(
                    Outcome.Permanent.class, never -> assertThat(never.error()).contains("RM_NOTIFY_ALLOW_LOOPBACK"));
        }
    }

    @Test
    void shouldAskForTheNameOnceAndConnectToWhatItChecked() throws IOException {
        var asked = new AtomicInteger();
        try (var sink = HttpSink.plain();
                var resolver = new Resolver(
                        _ -> List.of(asked.getAndIncrement() == 0 ? LOOPBACK : PUBLIC))) {
            var outcome = sender(resolver, EVERYTHING).send(call("http://hooks.test:" + sink.port() + "/"), PATIENCE);

            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
            assertThat(asked).hasValue(1);
            assertThat(sink.taken().getFirst().header("Host")).isEqualTo("hooks.test:" + sink.port());
        }
    }

    @Test
    void shouldRefuseANameOneOfWhoseAddressesIsRefused() throws IOException {
        try (var sink = HttpSink.plain(); var resolver = new Resolver(_ -> List.of(PUBLIC, LOOPBACK))) {
            var outcome = sender(resolver, USUAL).send(call("http://hooks.test:" + sink.port() + "/"), PATIENCE);

            assertThat(outcome).isInstanceOf(Outcome.Permanent.class);
            assertThat(sink.taken()).isEmpty();
        }
    }

    @Test
    void shouldTryTheOtherAddressesOfAName() throws IOException {
        try (var sink = HttpSink.plain();
                var resolver = new Resolver(_ -> List.of(InetAddress.ofLiteral("127.0.0.99"), LOOPBACK))) {
            assertThat(sender(resolver, EVERYTHING).send(call("http://hooks.test:" + sink.port() + "/"), PATIENCE))
                    .isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void shouldNotWaitForADeadNameServer() {
        try (var resolver = new Resolver(_ -> {
            LockSupport.park();
            return List.of();
        })) {
            assertThat(sender(resolver, USUAL).send(call("http://hooks.test/"), Duration.ofMillis(300)))
                    .isInstanceOf(Outcome.Transient.class);
        }
    }

    @Test
    void shouldNotFollowARedirect() throws IOException {
        try (var sink = HttpSink.plain();
                var peer = RawPeer.that(HttpTalk
                        .answering("302 Found\r\nLocation: http://127.0.0.1:" + sink.port() + "/inside", ""));
                var resolver = new Resolver()) {
            var outcome = sender(resolver, EVERYTHING).send(call("http://localhost:" + peer.port()), PATIENCE);

            assertThat(outcome).isEqualTo(new Outcome.Permanent("localhost redirects (302), which is not followed: "
                    + "give the channel the final address.", 302, false));
            assertThat(sink.taken()).isEmpty();
        }
    }

    @Test
    void shouldReadLittleOfALongAnswer() throws Exception {
        var sent = new AtomicLong();
        try (var peer = RawPeer.that(socket -> {
            socket.getOutputStream().write("HTTP/1.1 500 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var i = 0; i < 100_000; i++) {
                socket.getOutputStream().write(new byte[1024]);
                sent.addAndGet(1024);
            }
        }); var resolver = new Resolver()) {
            var outcome = sender(resolver, EVERYTHING).send(call("http://localhost:" + peer.port()), PATIENCE);

            assertThat(outcome.status()).isEqualTo(500);
            assertThat(sent.get()).isLessThan(50_000_000);
        }
    }

    @Test
    void shouldHoldTheCertificateAgainstTheName() throws Exception {
        var right = ServerKey.named("dns:hooks.test", folder);
        try (var sink = HttpSink.secure(right); var resolver = new Resolver(_ -> List.of(LOOPBACK))) {
            var sender = new HttpSender(resolver, () -> EVERYTHING, new Trust(right.pem()), Clock.systemUTC());

            assertThat(sender.send(call("https://hooks.test:" + sink.port()), PATIENCE))
                    .isInstanceOf(Outcome.Delivered.class);
            assertThat(sender.send(call("https://other.test:" + sink.port()), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Transient.class,
                            later -> assertThat(later.error()).contains("certificate of other.test"));
            assertThat(sender(resolver, EVERYTHING).send(call("https://hooks.test:" + sink.port()), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Transient.class,
                            later -> assertThat(later.error()).contains("RM_NOTIFY_CA_FILE"));
            assertThat(sink.taken()).hasSize(1);
        }
    }

    private static HttpSender sender(Resolver resolver, TargetPolicy policy) {
        return new HttpSender(resolver, () -> policy, new Trust((Path) null), Clock.systemUTC());
    }

    private static HttpCall call(String url) {
        return new HttpCall(URI.create(url), Map.of(), new byte[0], List.of());
    }
}
