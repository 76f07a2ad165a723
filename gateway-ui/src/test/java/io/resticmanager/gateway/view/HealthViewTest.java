package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HealthViewTest {

    private static final Check SHALLOW = new Check("SHALLOW", NOON.plusSeconds(120), true, null);
    private static final Check ALL = new Check("ALL", NOON, true, "100%");
    private static final Check BAD = new Check("BAD", NOON.plusSeconds(60), false, "500M");

    @Test
    void noMarkIsGreenWhileDamageStands() {
        var view = view(SHALLOW, ALL, BAD);

        assertThat(view.damaged()).isTrue();
        assertThat(view.lastCheck()).isEqualTo(new Tone("fail", "i-fail", "Errors found"));
        assertThat(view.lastFullCheck()).isEqualTo(new Tone("fail", "i-fail", "Errors found since"));
        assertThat(view.foundDamage()).isEqualTo(BAD);
        assertThat(view.lastCheckAt()).isEqualTo(BAD.at());
    }

    @Test
    void whatTheCheckOfAllDataFoundItselfIsItsOwn() {
        var all = new Check("ALL", NOON, false, "100%");

        assertThat(view(SHALLOW, all, all).lastFullCheck().word()).isEqualTo("Errors found");
        assertThat(view(SHALLOW, all, all).lastCheck().css()).isEqualTo("fail");
    }

    @Test
    void aLastCheckThatFoundSomethingIsDamageItself() {
        assertThat(view(BAD, ALL, null).damaged()).isTrue();
        assertThat(view(BAD, ALL, null).foundDamage()).isEqualTo(BAD);
    }

    @Test
    void withoutDamageEachCheckSpeaksForItself() {
        var view = view(SHALLOW, ALL, null);

        assertThat(view.damaged()).isFalse();
        assertThat(view.foundDamage()).isNull();
        assertThat(view.lastCheck().css()).isEqualTo("ok");
        assertThat(view.lastFullCheck().css()).isEqualTo("ok");
        assertThat(view.lastCheckAt()).isEqualTo(SHALLOW.at());
        assertThat(view(null, null, null).lastCheck().word()).isEqualTo("Never");
    }

    private static HealthView view(@Nullable Check last, @Nullable Check all, @Nullable Check damage) {
        return new HealthView(new RepositoryHealth(ID, RepositoryState.ready, null, List.of(), last, all, List.of(),
                null, 0, List.of(), damage), Map.of());
    }
}
