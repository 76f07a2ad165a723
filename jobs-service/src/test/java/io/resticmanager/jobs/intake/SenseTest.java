package io.resticmanager.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.stage.Frames;
import org.junit.jupiter.api.Test;

class SenseTest {

    @Test
    void shouldFindNothingWrongWithWhatAgentsSay() {
        assertThat(Sense.lackOf(Frames.started("J", JobKind.backup))).isEmpty();
        assertThat(Sense.lackOf(Frames.failed("J", JobKind.backup, "locked"))).isEmpty();
        assertThat(Sense.lackOf(Frames.log("J", 1, 3))).isEmpty();
    }

    @Test
    void shouldMissWhatTheTypePromises() {
        assertThat(lackIn("job.log",
                "{\"job_id\":\"J\",\"lines\":[{\"n\":1,\"at\":\"2026-11-21T12:00:00Z\",\"stream\":\"out\"}]}"))
                .isNotEmpty();
        assertThat(lackIn("job.finished",
                "{\"job_id\":\"J\",\"kind\":\"backup\",\"finished_at\":\"2026-11-21T12:00:00Z\"}"))
                .isNotEmpty();
        assertThat(lackIn("job.started", "{\"kind\":\"backup\",\"started_at\":\"2026-11-21T12:00:00Z\"}")).isNotEmpty();
    }

    @Test
    void shouldRefuseTimesThatNoClockShows() {
        assertThat(lackIn("job.started",
                "{\"job_id\":\"J\",\"kind\":\"backup\",\"started_at\":\"-1000-11-21T12:00:00Z\"}"))
                .isNotEmpty();
        assertThat(lackIn("job.started",
                "{\"job_id\":\"J\",\"kind\":\"backup\",\"started_at\":\"+999999999-11-21T12:00:00Z\"}")).isNotEmpty();
    }

    // Either the codec refuses it or the check does: nothing of the kind may come
    // through.
    private static String lackIn(String type, String payload) {
        return switch (FrameCodec.FROM_AGENT.decode(type, node(payload))) {
            case Decoded.Understood<AgentMessage>(var frame) -> Sense.lackOf((Record) frame.message()).orElse("");
            case Decoded.Malformed<AgentMessage> it -> it.why();
            case Decoded.UnknownType<AgentMessage> it -> throw new AssertionError(it);
            case Decoded.TooLarge<AgentMessage> it -> throw new AssertionError(it);
        };
    }

    private static JsonNode node(String json) {
        try {
            return Json.read(json, JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }
}
