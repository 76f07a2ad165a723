package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.run.Standing.CatchUp;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which runs an agent makes up for, as far as it is known here. */
class CatchUpTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);

    @Test
    void aRunThatNothingIsHeardOfIsMadeUpForIfItsScheduleSaysSo() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "run_missed", true));
        var check = plans.create(host, Plans.with(Plans.hourly("check", JobKind.check), "run_missed", true));
        plans.create(host, Plans.with(Plans.hourly("never"), "run_missed", false));
        plans.create(host, Plans.with(Plans.hourly("prune", JobKind.prune), "run_missed", true));
        STAGE.later(Duration.between(STAGE.now(), STAGE.nextHour()).plusMinutes(4));
        assertThat(catchUp(host)).as("within the grace it is not late").isEmpty();

        STAGE.later(Duration.ofMinutes(2));

        assertThat(catchUp(host)).containsExactly(inForce(nightly), inForce(check));
        plans.pause(host, true);
        await().until(() -> catchUp(host).isEmpty());
    }

    @Test
    void whatTheAgentHasToldOfIsNotMadeUpForAgain() {
        var host = plans.readyHost();
        var due = STAGE.nextHour();
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "run_missed", true));
        var check = plans.create(host, Plans.with(Plans.hourly("check", JobKind.check), "run_missed", true));
        STAGE.later(Duration.between(STAGE.now(), due).plusMinutes(6));
        assertThat(catchUp(host)).hasSize(2);

        STAGE.hub().say(host, Plans.accepted(Ids.next(), nightly, due));
        STAGE.hub().say(host, new RunSkipped(check.id(), due, null, SkipReason.not_running));

        await().until(() -> catchUp(host).isEmpty());
    }

    private static CatchUp inForce(Schedule schedule) {
        return new CatchUp(schedule.id(), schedule.revision());
    }

    private static List<CatchUp> catchUp(String host) {
        return STAGE.onHost(host).standing().catchUp();
    }
}
