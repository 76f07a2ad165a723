package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.alerts.engine.Owners.Answer;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Of whom all has been heard that he did. */
class HeardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private record Case(String name, HubHost host, boolean heard) {}

    static final List<Case> CASES = List.of(
            new Case("not heard of since the hub started", at(Presence.unknown), false),
            new Case("away", at(Presence.offline), true),
            new Case("refused", at(Presence.refused), true),
            new Case("connected", Tales.connected("h", NOW.minusSeconds(2), 0), true),
            new Case("hands over", Tales.connected("h", NOW.minusSeconds(2), 1), false),
            new Case("hands over for nearly five minutes", Tales.connected("h", NOW.minusMillis(299_999), 9), false),
            new Case("hands over for five minutes", Tales.connected("h", NOW.minusSeconds(300), 9), true));

    @ParameterizedTest
    @FieldSource("CASES")
    void isSaidOf(Case it) {
        assertThat(Heard.in(new Answer.All<>(List.of(it.host())), NOW).of("h")).as(it.name()).isEqualTo(it.heard());
    }

    @Test
    void isSaidOfNobodyWhereTheHubDoesNotAnswerAndOfNoHostThatItDoesNotKnow() {
        assertThat(Heard.in(new Answer.None<>(Problem.notFound("Nobody is there.")), NOW).of("h")).isFalse();
        assertThat(Heard.in(new Answer.All<>(List.of(at(Presence.offline))), NOW).of("other")).isFalse();
    }

    private static HubHost at(Presence presence) {
        return Tales.host("h", presence, NOW.minusSeconds(60));
    }
}
