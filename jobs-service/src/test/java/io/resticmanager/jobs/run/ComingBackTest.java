package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.host.HostCame;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that is connected again has something to tell before anybody may call a run of it overdue. */
class ComingBackTest {

    private static final Duration GRACE = Duration.ofMinutes(3);

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", GRACE.toString());

    private final Plans plans = new Plans(STAGE);
    private String host;
    private Schedule schedule;
    private Instant due;

    @BeforeEach
    void aHostComesBackWhenItsRunIsLate() {
        STAGE.later(GRACE);
        host = plans.readyHost();
        schedule = plans.create(host, Plans.hourly("nightly"));
        due = STAGE.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        STAGE.later(Duration.between(STAGE.now(), due).plus(Duration.ofMinutes(4)));
        STAGE.service().bean(ComingBack.class).came(new HostCame(host));
        STAGE.later(Duration.ofMinutes(2));
    }

    @Test
    void isOverdueOnceAllIsTold() {
        assertThat(overdue()).isEmpty();

        STAGE.hub().say(host, Frames.hello(List.of(), List.of()), STAGE.now());

        await().until(() -> overdue().equals(List.of(due)));
    }

    @Test
    void isNotOverdueWhenWhatItHasToTellIsThatItRan() {
        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, due, 0), STAGE.now());
        STAGE.hub().say(host, Frames.hello(List.of(), List.of()), STAGE.now());
        await().until(() -> run().state() == RunState.ended);

        assertThat(overdue()).isEmpty();
    }

    @Test
    void isOverdueWhenTheGraceIsOverWhateverIsStillToBeTold() {
        STAGE.later(Duration.ofMinutes(1));

        await().until(() -> overdue().equals(List.of(due)));
    }

    private Run run() {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, schedule.id(), due, 1, null)).items()
                .getFirst();
    }

    private List<Instant> overdue() {
        return STAGE.gateway().get(RunsRpc.OVERDUE, new RunsRpc.Page(200, null)).items().stream()
                .filter(run -> run.hostId().equals(host)).map(Run::dueAt).toList();
    }
}
