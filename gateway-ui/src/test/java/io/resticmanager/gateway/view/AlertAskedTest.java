package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertAskedTest {

    @Test
    void hostsAreOfferedByNameUpToANumberThatAPageBears() {
        assertThat(asked(AlertAsked.OFFERED, null).hosts()).hasSize(1 + AlertAsked.OFFERED);
        assertThat(asked(AlertAsked.OFFERED + 1, null).hosts())
                .containsExactly(new Choice("", "Every host (search by name)", true));
    }

    @Test
    void theOneThatIsAskedForIsAlwaysShown() {
        assertThat(asked(AlertAsked.OFFERED + 1, "h7").hosts()).containsExactly(
                new Choice("", "Every host (search by name)", false), new Choice("h7", "host 7", true));
        assertThat(asked(AlertAsked.OFFERED + 1, "gone").hosts()).contains(new Choice("gone", "gone", true));
        assertThat(asked(3, "gone").hosts()).hasSize(5).contains(new Choice("gone", "gone", true));
    }

    private static AlertAsked asked(int hosts, @Nullable String hostId) {
        Map<String, String> names = IntStream.range(0, hosts).boxed()
                .collect(Collectors.toMap(n -> "h" + n, n -> "host " + n, (one, _) -> one));
        return new AlertAsked(null, null, hostId, null, names);
    }
}
