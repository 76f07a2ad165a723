package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UpOptionsTest {

    @Test
    void shouldListenOnLoopbackWithoutTlsUnlessToldOtherwise() {
        var options = options();

        assertThat(options.bind).isEqualTo("127.0.0.1");
        assertThat(options.port).isEqualTo(UpOptions.UNSAID);
        assertThat(options.tls()).isFalse();
    }

    @Test
    void shouldServeTlsWhereOthersCanReachItUnlessItIsSwitchedOff() {
        assertThat(options("--bind", "0.0.0.0").tls()).isTrue();
        assertThat(options("--bind", "0.0.0.0", "--no-tls").tls()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=-1", "--port=-2", "--agent-port=-1", "--port=65536", "--agent-port=70000",
            "--bind=", "--data-dir=", "--bind=256.1.1.1"})
    void shouldRefuseWhatIsNoPortAndNoAddress(String argument) {
        assertThatThrownBy(() -> options(argument).check()).isInstanceOfSatisfying(CannotStart.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=many", "--colour", "downs"})
    void shouldEndWithTheExitCodeForWrongUsage(String argument) {
        assertThat(Main.commandLine().execute("up", argument)).isEqualTo(2);
    }

    private static UpOptions options(String... arguments) {
        var options = new UpOptions();
        new CommandLine(options).parseArgs(List.of(arguments).toArray(String[]::new));
        return options;
    }
}
