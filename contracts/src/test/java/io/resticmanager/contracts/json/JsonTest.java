package io.resticmanager.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Problem;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void shouldWriteEmptyListsAndLeaveOutWhatIsAbsent() {
        assertThat(Json.text(new LogPage(List.of(), 0, false)))
                .isEqualTo("{\"lines\":[],\"next\":0,\"complete\":false}");
        assertThat(Json.text(Problem.notFound("x"))).doesNotContain("errors");
    }

    @Test
    void shouldTagEventsWithTheirSubject() throws Exception {
        Event event = new Event.HostEnrolled("E", Instant.parse("2026-05-04T15:42:01Z"), "H", 1, "alfa-01", "linux",
                "amd64", List.of());
        var text = Json.text(event);
        System.out.println(text);
        assertThat(text).contains("\"type\":\"host.enrolled\"").contains("\"occurred_at\":\"2026-05-04T15:42:01Z\"");
        assertThat(Json.read(text, Event.class)).isEqualTo(event);
    }

    @Test
    void shouldReadAFrameWithUnknownFieldsAndMissingLists() {
        var d = FrameCodec.FROM_AGENT.decode(
                "{\"type\":\"hello\",\"id\":\"1\",\"x\":1,\"payload\":{\"protocol\":1,\"agent_version\":\"1\",\"os\":\"linux\",\"arch\":\"amd64\",\"hostname\":\"h\",\"instance_id\":\"i\",\"agent_time\":\"2026-05-04T15:42:01.123Z\",\"time_zone\":\"UTC\",\"new\":{}}}");
        System.out.println(d);
        assertThat(d).isInstanceOf(Decoded.Understood.class);
        var f = Frame.<AgentMessage>of("1", new AgentMessage.JobAccepted("j", null, null, 3));
        System.out.println(FrameCodec.FROM_AGENT.encode(f));
    }

    @Test
    void shouldSayMalformed() {
        assertThatThrownBy(() -> Json.read("{", Problem.class)).isInstanceOf(Json.Malformed.class);
        assertThatThrownBy(() -> Json.read("null", Problem.class)).isInstanceOf(Json.Malformed.class);
    }
}
