package io.resticmanager.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The jobs that came from a schedule say so by its name, and are found by it. */
class JobsOfScheduleTest {

    private static final Instant DUE = Instant.parse("2026-05-04T01:30:00Z");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Plans plans = new Plans(STAGE);

    @Test
    void aJobIsNamedAndFoundByItsScheduleAlsoOnceThatIsRenamedOrRemoved() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.hourly("nightly"));
        var weekly = plans.create(host, Plans.hourly("weekly", JobKind.check));
        var first = ran(host, nightly.id());
        var other = ran(host, weekly.id());
        var byHand = STAGE.gateway().run(host, JobKind.snapshots);

        assertThat(list(host, null)).extracting(Job::scheduleName).contains("nightly", "weekly", null);
        assertThat(list(host, nightly.id())).extracting(Job::id).containsExactly(first);
        assertThat(list(null, weekly.id())).extracting(Job::id).containsExactly(other);
        assertThat(STAGE.gateway().job(first).scheduleName()).isEqualTo("nightly");
        assertThat(STAGE.gateway().job(byHand).scheduleName()).isNull();

        plans.change(nightly, Plans.hourly("each hour"));
        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(weekly.id()), Gateway.ROOT);
        assertThat(list(host, nightly.id())).extracting(Job::scheduleName).containsExactly("each hour");
        assertThat(list(host, weekly.id())).extracting(Job::scheduleName).containsExactly("weekly");
    }

    @Test
    void anotherHostThatNamesTheScheduleSaysNothingAboutIt() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.hourly("nightly"));
        var stranger = plans.readyHost();
        var told = ran(stranger, nightly.id());

        assertThat(list(null, nightly.id())).isEmpty();
        assertThat(list(stranger, nightly.id())).isEmpty();
        assertThat(list(stranger, null)).filteredOn(job -> job.id().equals(told)).singleElement()
                .satisfies(job -> assertThat(job.scheduleName()).isNull());
    }

    @Test
    void aScheduleThatNeverWasIsAWrongQuestion() {
        var problem = STAGE.gateway().refusal(JobsRpc.LIST,
                new JobsRpc.Query(null, null, null, 10, null, Ids.next()), Gateway.CHARLIE);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("schedule_id");
        assertThat(list(plans.readyHost(), "")).as("a filter left blank restricts nothing").isNotEmpty();
    }

    private static String ran(String host, String schedule) {
        var job = Ids.next();
        var told = STAGE.gateway().get(SchedulesRpc.GET, new SchedulesRpc.ScheduleId(schedule));
        STAGE.hub().say(host, Plans.succeeded(job, told, DUE, 0));
        STAGE.awaitIntake(host);
        return job;
    }

    private static List<Job> list(@Nullable String host, @Nullable String schedule) {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, null, null, 50, null, schedule)).items();
    }
}
