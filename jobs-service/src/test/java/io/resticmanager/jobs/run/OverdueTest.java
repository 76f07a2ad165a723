package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code rpc.jobs.schedules.overdue}: the due runs that nothing has come of. */
class OverdueTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);

    @Test
    void tellsEveryRunThatIsLateAndNoneThatIsNotOldestFirst() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.hourly("nightly"));
        var half = plans.create(host, Plans.with(Plans.hourly("half", JobKind.check), "cron", "30 * * * *"));
        var spread = plans.create(host, Plans.with(Plans.hourly("spread"), "jitter_s", 3_000));
        var came = plans.create(host, Plans.hourly("came"));
        var skipped = plans.create(host, Plans.hourly("skipped"));
        var off = plans.create(host, Plans.hourly("off"));
        var due = STAGE.nextHour();
        STAGE.later(Duration.between(STAGE.now(), due).plusMinutes(36));
        STAGE.hub().say(host, Plans.accepted(Ids.next(), came, due));
        STAGE.hub().say(host, new RunSkipped(skipped.id(), due, null, SkipReason.not_running));
        plans.change(off, Plans.with(Plans.hourly("off"), "enabled", false));

        await().until(() -> of(host).stream().noneMatch(run -> run.dueAt().equals(due) && of(run, came, skipped)));
        var late = of(host).stream().filter(run -> !run.dueAt().isBefore(due)).toList();

        assertThat(late).extracting(Run::scheduleId).containsExactly(nightly.id(), half.id())
                .doesNotContain(spread.id());
        assertThat(late.getFirst()).isEqualTo(new Run(host, nightly.id(), "nightly", JobKind.backup, due, RunState.due,
                true, null, null, false, 0, null));
        assertThat(late.getLast().dueAt()).isEqualTo(due.plus(Duration.ofMinutes(30)));
    }

    @Test
    void pagesWithoutALossOrADouble() {
        var host = plans.readyHost();
        for (var i = 0; i < 5; i++) {
            plans.create(host, Plans.hourly("s" + i));
        }
        STAGE.later(Duration.between(STAGE.now(), STAGE.nextHour()).plusMinutes(6));

        var whole = page(200, null).items();
        var paged = new ArrayList<Run>();
        String cursor = null;
        do {
            var page = page(2, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            paged.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(STAGE.gateway().refusal(RunsRpc.OVERDUE, new RunsRpc.Page(0, null), Gateway.CHARLIE).errors())
                .extracting(FieldError::field).containsExactly("limit");
        assertThat(STAGE.gateway().refusal(RunsRpc.OVERDUE, new RunsRpc.Page(10, "x"), Gateway.CHARLIE).errors())
                .extracting(FieldError::field).containsExactly("cursor");
    }

    private static boolean of(Run run, Schedule... schedules) {
        return List.of(schedules).stream().anyMatch(schedule -> schedule.id().equals(run.scheduleId()));
    }

    private static List<Run> of(String host) {
        return page(200, null).items().stream().filter(run -> run.hostId().equals(host)).toList();
    }

    private static RunsRpc.Runs page(int limit, @Nullable String cursor) {
        return STAGE.gateway().get(RunsRpc.OVERDUE, new RunsRpc.Page(limit, cursor));
    }
}
