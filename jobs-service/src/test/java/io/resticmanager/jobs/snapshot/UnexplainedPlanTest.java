package io.resticmanager.jobs.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.jobs.stage.QueryPlan;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host page asks must not grow with the fleet: 500,000 jobs took 175 ms to go through. */
class UnexplainedPlanTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldFindTheJobThatMadeASnapshotByItsIndex() {
        assertThat(QueryPlan.of(STAGE, Unexplained.MADE_BY_NONE.formatted("NOT")))
                .anyMatch(step -> step.startsWith("SEARCH job USING INDEX job_of_snapshot"))
                .noneMatch(step -> step.startsWith("SCAN job"));
    }
}
