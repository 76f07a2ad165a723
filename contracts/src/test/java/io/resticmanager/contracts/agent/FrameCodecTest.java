package io.resticmanager.contracts.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.Leaves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {

    static List<AgentMessage> fromAgent() {
        return Examples.FROM_AGENT;
    }

    static List<HubMessage> fromHub() {
        return Examples.FROM_HUB;
    }

    @ParameterizedTest
    @MethodSource("fromAgent")
    void shouldKeepTheWireFormatOfWhatAgentsSay(AgentMessage message) {
        keeps(FrameCodec.FROM_AGENT, "agent/", message);
    }

    @ParameterizedTest
    @MethodSource("fromHub")
    void shouldKeepTheWireFormatOfWhatTheHubSays(HubMessage message) {
        keeps(FrameCodec.FROM_HUB, "hub/", message);
    }

    private static <M> void keeps(FrameCodec<M> codec, String folder, M message) {
        var frame = new Frame<>("01JTCW3V5D3XQ0P1T6C2B6E7F9", "01JTCW3V5D3XQ0P1T6C2B6E7FA", 41L, message);
        var golden = Golden.read(folder + codec.typeOf(message));

        assertThat(codec.encode(frame)).isEqualTo(golden);
        assertThat(codec.decode(golden)).isEqualTo(new Decoded.Understood<>(frame));
    }

    @Test
    void shouldKeepTheReasonOfARunThatWasWithdrawn() {
        var golden = Golden.read("agent/run.skipped.withdrawn");
        var skipped = new AgentMessage.RunSkipped("s-1", Instant.parse("2026-05-04T12:00:00Z"), null,
                AgentMessage.SkipReason.withdrawn);

        assertThat(FrameCodec.FROM_AGENT.decode(golden)).isEqualTo(
                new Decoded.Understood<>(new Frame<>("01JTCW3V5D3XQ0P1T6C2B6E7F9", null, 42L, skipped)));
    }

    @Test
    void shouldHaveAnExampleOfEveryFrame() {
        assertThat(classes(Examples.FROM_AGENT.stream())).isEqualTo(Leaves.of(AgentMessage.class));
        assertThat(classes(Examples.FROM_HUB.stream())).isEqualTo(Leaves.of(HubMessage.class));
    }

    private static java.util.Set<Class<?>> classes(Stream<?> values) {
        return values.map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void shouldIgnoreFieldsOfANewerPeerAndTakeMissingListsAsEmpty() {
        var decoded = FrameCodec.FROM_AGENT.decode("""
                {"type":"config.applied","id":"1","later":{"a":[1]},"payload":{"revision":3,"more":true}}""");

        assertThat(decoded).isEqualTo(
                new Decoded.Understood<>(Frame.of("1", new AgentMessage.ConfigApplied(3, List.of()))));
    }

    @Test
    void shouldNameATypeItDoesNotKnow() {
        assertThat(FrameCodec.FROM_AGENT.decode("{\"type\":\"job.paused\",\"id\":\"1\",\"payload\":{}}"))
                .isEqualTo(new Decoded.UnknownType<>("job.paused", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"id\":\"1\"}"})
    void shouldCallWhatIsNoFrameMalformed(String text) {
        assertThat(FrameCodec.FROM_AGENT.decode(text)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void shouldKeepTheIdOfAFrameWhosePayloadIsWrong() {
        var decoded = FrameCodec.FROM_AGENT.decode("""
                {"type":"job.started","id":"1","re":"0","seq":4,"payload":{"job_id":7,"kind":"backup"}}""");

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Malformed.class, malformed -> {
            assertThat(malformed.id()).isEqualTo("1");
            assertThat(malformed.re()).isEqualTo("0");
            assertThat(malformed.seq()).isEqualTo(4L);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"revision\":3,\"refused\":[null]}", "{\"revision\":3,\"refused\":[\"a\",null]}",
            "{\"revision\":3,\"refused\":[],\"later\":{\"deep\":[[null]]}}"})
    void shouldNotLetANullInAListThrough(String payload) {
        var decoded = FrameCodec.FROM_AGENT
                .decode("{\"type\":\"config.applied\",\"id\":\"1\",\"payload\":" + payload + "}");

        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void shouldMeasureTheLimitInBytesNotInCharacters() {
        var umlauts = "ü".repeat(Frame.MAX_BYTES / 2 + 1);

        assertThat(FrameCodec.FROM_AGENT.decode(umlauts)).isEqualTo(new Decoded.TooLarge<>(umlauts.length() * 2));
    }

    @Test
    void shouldKeepRepositorySecretsOutOfItsText() {
        assertThat(Examples.FROM_HUB.toString()).doesNotContain("secret");
    }
}
