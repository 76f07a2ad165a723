package io.resticmanager.notifications.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.resticmanager.notifications.channel.kit.Flood;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every kind of channel promises, whatever stands at the other end. */
public interface ChannelContract {

    Duration PATIENCE = Duration.ofSeconds(4);
    Duration SHORT = Duration.ofMillis(400);
    Duration SLACK = Duration.ofSeconds(1);

    /** To that port of this machine, without TLS. */
    Destination at(int port);

    /** To a name that nobody has. */
    Destination nowhere();

    /** 503 or 421, asking for a later attempt. */
    RawPeer.Talk busy();

    /** 410 or 550: there is nobody any more. */
    RawPeer.Talk gone();

    /** Takes the message, and then does not let go. */
    RawPeer.Talk clinging();

    /** Outcome of sending with a credential that a real server does not know. */
    Outcome withWrongCredential() throws Exception;

    /** The credential of {@link #withWrongCredential}. */
    String wrongCredential();

    @Test
    default void shouldAskForAnotherAttemptWhenTheServerIsBusy() throws IOException {
        var outcome = sentTo(busy(), PATIENCE);

        assertThat(outcome).isInstanceOf(Outcome.Transient.class);
        assertThat(outcome.status()).isIn(503, 421);
    }

    @Test
    default void shouldAskForAnotherAttemptWhenNobodyListens() throws IOException {
        assertThat(at(RawPeer.nobody()).send(Samples.raised(), PATIENCE))
                .isInstanceOfSatisfying(Outcome.Transient.class, later -> {
                    assertThat(later.status()).isNull();
                    assertThat(later.error()).contains("can not be reached");
                });
    }

    @Test
    default void shouldAskForAnotherAttemptWhenTheNameIsUnknown() {
        assertThat(nowhere().send(Samples.raised(), PATIENCE))
                .isInstanceOfSatisfying(Outcome.Transient.class,
                        later -> assertThat(later.error()).contains("nobody.invalid"));
    }

    @Test
    default void shouldEndInTimeWhenTheServerSaysNothing() throws IOException {
        endsInTime(RawPeer.SILENT);
    }

    @Test
    default void shouldEndInTimeWhenTheServerDrips() throws IOException {
        endsInTime(RawPeer.DRIPPING);
    }

    @Test
    default void shouldAskForAnotherAttemptWhenTheConnectionIsCut() throws IOException {
        assertThat(sentTo(RawPeer.RESETTING, PATIENCE)).isInstanceOf(Outcome.Transient.class);
        assertThat(sentTo(RawPeer.HANGING_UP, PATIENCE)).isInstanceOf(Outcome.Transient.class);
    }

    @Test
    default void shouldAskForAnotherAttemptWhenTheAnswerIsGarbage() throws IOException {
        assertThat(sentTo(RawPeer.GARBAGE, PATIENCE)).isInstanceOfSatisfying(Outcome.Transient.class, later -> {
            assertThat(later.status()).isNull();
            assertThat(later.error()).doesNotContain("html").contains("check");
        });
    }

    @Test
    default void shouldReadLittleOfAFlood() throws IOException {
        var flood = new Flood();

        assertThat(sentTo(flood, PATIENCE)).isInstanceOf(Outcome.Transient.class);
        assertThat(flood.poured()).isLessThan(Flood.MOST);
    }

    @Test
    default void shouldGiveUpWhenThereIsNobodyAnyMore() throws IOException {
        var outcome = sentTo(gone(), PATIENCE);

        assertThat(outcome).isInstanceOf(Outcome.Permanent.class);
        assertThat(outcome.status()).isIn(410, 550);
    }

    @Test
    default void shouldGiveUpOnAWrongCredentialWithoutRepeatingIt() throws Exception {
        assertThat(withWrongCredential()).isInstanceOfSatisfying(Outcome.Permanent.class, never -> {
            assertThat(never.status()).isIn(401, 403, 535);
            assertThat(never.disableChannel()).isFalse();
            assertThat(never.toString()).doesNotContain(wrongCredential());
        });
    }

    @Test
    default void shouldCountWhatWasTakenWhateverFollows() throws IOException {
        // What is loaded at the first use is no part of what a server takes.
        at(RawPeer.nobody()).send(Samples.raised(), PATIENCE);

        assertThat(sentTo(clinging(), PATIENCE.dividedBy(2))).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    default void shouldStopAtOnceWhenItIsInterrupted() throws Exception {
        try (var peer = RawPeer.that(RawPeer.SILENT)) {
            var outcome = new CompletableFuture<Outcome>();
            var sending = Thread.ofVirtual()
                    .start(() -> outcome.complete(at(peer.port()).send(Samples.raised(), Duration.ofMinutes(1))));
            Awaitility.await().until(() -> peer.connections() == 1);
            sending.interrupt();

            assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Transient.class);
        }
    }

    @Test
    default void shouldLeaveNothingOpenBehind() throws IOException {
        try (var peer = RawPeer.that(RawPeer.SILENT)) {
            at(peer.port()).send(Samples.raised(), SHORT);

            Awaitility.await().until(() -> peer.connections() == 1 && peer.open() == 0);
        }
    }

    private void endsInTime(RawPeer.Talk talk) throws IOException {
        var begun = System.nanoTime();
        var outcome = sentTo(talk, SHORT);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT.dividedBy(2), SHORT.plus(SLACK));
        assertThat(outcome).isInstanceOf(Outcome.Transient.class);
    }

    private Outcome sentTo(RawPeer.Talk talk, Duration patience) throws IOException {
        try (var peer = RawPeer.that(talk)) {
            return at(peer.port()).send(Samples.raised(), patience);
        }
    }
}
