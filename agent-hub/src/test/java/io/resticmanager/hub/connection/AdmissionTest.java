package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.hub.story.RawHandshake;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdmissionTest {

    private static final int FLEET = 400;

    private static final int WAVES = 20;

    private static final int ENOUGH = 50;

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    // A machine that is busy may answer a wave so slowly that all of it is let in;
    // what holds for each is the bound.
    @Test
    void ofFourHundredAtOnceAsManyAreLetInAsTheHubBearsAndTheRestIsToldWhenToComeBack() throws Exception {
        var token = hub.enrol("ada").agentToken();
        var sentBack = new ArrayList<RawHandshake.Answer>();
        for (int wave = 0; wave < WAVES && sentBack.size() < ENOUGH; wave++) {
            sentBack.addAll(sentBackOf(FLEET, token));
        }

        assertThat(sentBack).hasSizeGreaterThanOrEqualTo(ENOUGH)
                .allSatisfy(answer -> assertThat(secondsToWait(answer)).isBetween(1, 30));
        assertThat(door()).as("what /health says of the door")
                .matches("\\d+ let in since the start, \\d+ in the busiest second, " + sentBack.size()
                        + " sent back to come again");
        assertThat(sentBack.stream().map(AdmissionTest::secondsToWait).distinct().count())
                .as("they do not all come back at once").isGreaterThan(5);
    }

    private String door() {
        return hub.service().bean(HandshakeVital.class).conditions().getFirst().detail();
    }

    private List<RawHandshake.Answer> sentBackOf(int fleet, String token) throws IOException {
        var handshakes = new ArrayList<RawHandshake>();
        try {
            for (int i = 0; i < fleet; i++) {
                handshakes.add(RawHandshake.at(hub, token));
            }
            var begin = System.nanoTime();
            var answers = allAtOnce(handshakes);
            var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            return sentBack(answers, seconds);
        } finally {
            for (var handshake : handshakes) {
                handshake.close();
            }
        }
    }

    private static List<RawHandshake.Answer> sentBack(List<RawHandshake.Answer> answers, double seconds) {
        var letIn = answers.stream().filter(answer -> answer.status() == 101).count();
        var sentBack = answers.stream().filter(answer -> answer.status() == 503).toList();
        assertThat(letIn).isPositive().isLessThanOrEqualTo((long) (200 + 100 * seconds + 1));
        assertThat(letIn + sentBack.size()).isEqualTo(answers.size());
        return sentBack;
    }

    private static int secondsToWait(RawHandshake.Answer answer) {
        return Integer.parseInt(answer.headers().getOrDefault("retry-after", "0"));
    }

    private static List<RawHandshake.Answer> allAtOnce(List<RawHandshake> fleet) throws IOException {
        for (var handshake : fleet) {
            handshake.send();
        }
        var answers = new ArrayList<RawHandshake.Answer>();
        for (var handshake : fleet) {
            answers.add(handshake.answer());
        }
        return answers;
    }
}
