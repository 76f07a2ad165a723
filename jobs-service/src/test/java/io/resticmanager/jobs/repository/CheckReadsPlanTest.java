package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.jobs.stage.QueryPlan;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host page asks must not grow with the fleet: the failed jobs of 10,000 hosts took 135 ms to go through. */
class CheckReadsPlanTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldLookAtTheJobsOfTheHostsAskedForAlone() {
        assertThat(QueryPlan.of(STAGE, CheckReads.TOLD)).filteredOn(step -> step.contains(" job ")).isNotEmpty()
                .allMatch(step -> step.contains("(host_id=?"));
    }
}
