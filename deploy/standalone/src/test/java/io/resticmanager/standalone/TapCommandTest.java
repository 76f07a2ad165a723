package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.platform.nats.Tap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapCommandTest {

    private final StringWriter said = new StringWriter();

    @Test
    void wordsAreTheBeginningOfSubjects() {
        assertThat(Tap.subjects(List.of("job"))).containsExactly("job.queued", "job.started", "job.finished");
        assertThat(Tap.subjects(List.of("alert.raised", "live.job.log"))).containsExactly("alert.raised",
                "live.job.log", "live.job.log.>");
        assertThat(Tap.subjects(List.of("live"))).containsExactly("live.>");
        assertThat(Tap.subjects(List.of())).contains("host.online", "audit.recorded", "live.>");
        assertThatThrownBy(() -> Tap.subjects(List.of("jo"))).hasMessageContaining("job.queued");
        assertThatThrownBy(() -> Tap.subjects(List.of("rpc.jobs"))).hasMessageContaining("no event rpc.jobs");
    }

    @Test
    void whatCanNotBeHeardIsExplainedInOneLine(@TempDir Path empty) {
        assertThat(tap("--data-dir", empty.toString())).isEqualTo(3);
        assertThat(said.toString()).contains("has no broker", "--data-dir");
        assertThat(tap("intake")).isEqualTo(2);
        assertThat(said.toString()).contains("there is no event intake");
        assertThat(tap("--nats-url", "nats://127.0.0.1:1")).isEqualTo(2);
        assertThat(said.toString()).contains("--nats-credentials");
    }

    private int tap(String... arguments) {
        var command = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var all = new java.util.ArrayList<>(List.of("tap"));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }
}
