package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.gateway.host.Behind;
import io.resticmanager.gateway.host.Fleet;
import org.junit.jupiter.api.Test;

/** The dashboard's sentence names whatever its tiles count. */
final class FleetViewTest {

    @Test
    void whoIsAwayIsNamedAlsoAmongThoseAtRisk() {
        assertThat(explanation(new Fleet(134, 133, 0, 1, 0, 3, 131, 0)))
                .isEqualTo("133 are at risk. 131 hosts are not connected.");
        assertThat(explanation(new Fleet(3, 1, 1, 1, 0, 2, 1, 0)))
                .isEqualTo("1 is at risk, 1 is unknown. 1 host is not connected.");
        assertThat(explanation(new Fleet(9, 2, 0, 4, 3, 4, 5, 0)))
                .isEqualTo("2 are at risk, 3 are offline. In all, 5 hosts are not connected.");
    }

    @Test
    void whoIsOnlyAwayIsNamedOnce() {
        assertThat(explanation(new Fleet(4, 0, 0, 1, 3, 1, 3, 0))).isEqualTo("3 are offline.");
        assertThat(explanation(new Fleet(2, 1, 0, 1, 0, 2, 0, 0))).isEqualTo("1 is at risk.");
        assertThat(explanation(new Fleet(2, 0, 0, 2, 0, 2, 0, 0))).isEqualTo("Every due backup ended well.");
    }

    @Test
    void belowAFigureStandsWhomItCountsOrHowMuchOfTheFleetThatIs() {
        var view = new FleetView(new Fleet(1_000, 0, 0, 1_000, 0, 1_000, 0, 0), Behind.NOBODY, List.of(), null,
                FleetAsked.ALL, List.of());

        assertThat(view.below(2, List.of("ada", "bob"))).isEqualTo("ada, bob");
        assertThat(view.below(0, List.of())).isEmpty();
        assertThat(view.below(9, List.of())).isEqualTo("less than 1 % of the fleet");
        assertThat(view.below(999, List.of())).as("never rounded up").isEqualTo("99 % of the fleet");
        assertThat(view.below(1_000, List.of())).isEqualTo("all of them");
    }

    private static String explanation(Fleet fleet) {
        return new FleetView(fleet, Behind.NOBODY, List.of(), null, FleetAsked.ALL, List.of()).explanation();
    }
}
