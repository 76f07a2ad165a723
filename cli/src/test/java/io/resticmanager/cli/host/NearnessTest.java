package io.resticmanager.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class NearnessTest {

    private static final List<String> FLEET = List.of("web01", "web02", "db-primary", "mail");

    @Test
    void theNearestComeFirstAndTheOthersNotAtAll() {
        assertThat(Nearness.of("wbe01", FLEET)).containsExactly("web01");
        assertThat(Nearness.of("web1", FLEET)).containsExactly("web01");
        assertThat(Nearness.of("WEB03", FLEET)).containsExactly("web01", "web02");
        assertThat(Nearness.of("db", FLEET)).containsExactly("db-primary");
        assertThat(Nearness.of("", FLEET)).isEmpty();
    }

    @Test
    void lettersPutInLeftOutAndReplacedAreCounted() {
        assertThat(Nearness.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearness.distance("", "abc")).isEqualTo(3);
        assertThat(Nearness.distance("abc", "abc")).isZero();
    }

    @Test
    void lengthsOfTimeAreReadAsPeopleWriteThem() {
        var times = new Times();

        assertThat(times.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(times.convert("24h")).isEqualTo(Duration.ofDays(1));
        assertThat(times.convert("3d")).isEqualTo(Duration.ofDays(3));
        assertThat(times.convert("PT5M")).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> times.convert("soon")).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("30m");
    }
}
