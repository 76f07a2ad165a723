package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc.Meaning;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.params.provider.Arguments;

/** Schedules and their due runs; every text that came from outside is an attack. */
final class ScheduleSamples {

    static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check);

    private ScheduleSamples() {}

    static Schedule hostile(JobKind kind) {
        return new Schedule(Ids.next(), ID, HOSTILE, kind, true, HOSTILE, HOSTILE, 61, true,
                new Source(List.of(HOSTILE), List.of(HOSTILE), List.of(HOSTILE), true, false, 1, 2, HOSTILE, true,
                        HOSTILE, HOSTILE),
                new Retention(1, null, 7, null, null, null, HOSTILE, List.of(HOSTILE), HOSTILE),
                JsonNode.createObjectNode(Map.of("read_data_subset", JsonNode.createStringNode(HOSTILE), "max_unused",
                        JsonNode.createStringNode(HOSTILE), "dry_run", JsonNode.createBooleanNode(true))),
                true, 90L, 30, 7, HOSTILE, List.of(NOON), Samples.failed(HOSTILE));
    }

    /** The pages of schedules of this host. */
    static Stream<Arguments> pages(HostView host) {
        return Stream.concat(lists(host), Stream.concat(forms(host), copies(host)));
    }

    private static Stream<Arguments> lists(HostView host) {
        var refused = new FormView(Map.of(), Problem.conflict(HOSTILE));
        return Stream.of(Arguments.of("schedules/list", Map.of("host", host, "schedules", List.of(), "form", refused)),
                Arguments.of("schedules/list", Map.of("host", host, "schedules", views(host), "days", days(), "form",
                        FormView.EMPTY)));
    }

    static List<ScheduleView> views(HostView host) {
        return KINDS.stream().flatMap(kind -> {
            var schedule = hostile(kind);
            return Stream.of(new ScheduleView(schedule, host, runs(schedule)),
                    new ScheduleView(ScheduleStories.off(hostile(kind)), host, List.of()));
        }).toList();
    }

    private static List<Run> runs(Schedule schedule) {
        return List.of(ScheduleStories.skipped(schedule, NOON, HOSTILE),
                ScheduleStories.overdue(schedule, NOON.minusSeconds(60)));
    }

    private static Stream<Arguments> forms(HostView host) {
        return KINDS.stream().flatMap(kind -> Stream.of(
                new ScheduleDraft(host, kind, null, FormView.EMPTY, when()),
                new ScheduleDraft(host, kind, hostile(kind), FormView.EMPTY, when()),
                new ScheduleDraft(host, kind, null, wrong(), new WhenView(null, HOSTILE, wrong())),
                new ScheduleDraft(host, kind, hostile(kind), new FormView(Map.of("name", HOSTILE, "paths", HOSTILE),
                        Problem.conflict(HOSTILE)), when())))
                .map(draft -> Arguments.of("schedules/form", Map.of("host", host, "draft", draft)));
    }

    private static FormView wrong() {
        return new FormView(Map.of("name", HOSTILE, "cron", HOSTILE), Problem.invalid(Stream.of("name", "cron",
                "time_zone", "jitter_s", "timeout_s", "source.paths[0]", "source.before_hook", "retention",
                "retention.keep_daily", "options.max_unused", "options.read_data_subset", "host_id")
                .map(field -> new FieldError(field, HOSTILE)).toList()));
    }

    private static Stream<Arguments> copies(HostView host) {
        var schedule = hostile(JobKind.backup);
        var refused = new FormView(Map.of(), Problem.invalid("host_ids[0]", HOSTILE));
        return Stream.of(new CopyView(schedule, host, Map.of(), Set.of(), HOSTILE, List.of(), FormView.EMPTY),
                new CopyView(schedule, host, Map.of(ID, HOSTILE), Set.of(), "", List.of(ID), refused),
                new CopyView(schedule, host, Map.of(ID, HOSTILE), Set.of(ID), "", List.of(ID), refused),
                new CopyView(schedule, host, Map.of(), Set.of(), "", List.of(ID), refused))
                .map(copy -> Arguments.of("schedules/copy", Map.of("host", host, "copy", copy)));
    }

    static WhenView when() {
        return new WhenView(new Meaning(HOSTILE, List.of(NOON)), "Europe/Vienna", FormView.EMPTY);
    }

    /** Ninety days with every colour in them. */
    static DaysView days() {
        var first = LocalDate.of(2026, 2, 4);
        return new DaysView(IntStream.range(0, 90).mapToObj(day -> new RunDay(first.plusDays(day),
                day % 7 == 0 ? 0 : 1, day % 11 == 0 ? 1 : 0, 0, day % 13 == 0 ? 1 : 0, 0, day % 29 == 0 ? 2 : 0,
                day == 89 ? 1 : 0)).toList());
    }

    static LedgerView ledger(HostView host) {
        var schedule = hostile(JobKind.backup);
        var settled = Stream.of(RunState.values())
                .map(state -> new RunView(ScheduleStories.run(schedule,
                        NOON.minus(state.ordinal(), ChronoUnit.HOURS), state,
                        state == RunState.ended ? JobStatus.succeeded : null, true, 0, HOSTILE), null));
        var failed = Stream.of(60, 120).map(ago -> new RunView(ScheduleStories.run(schedule, NOON.minusSeconds(ago),
                RunState.ended, JobStatus.failed), ago == 60 ? HOSTILE : null));
        return new LedgerView(host, days(), Stream.concat(settled, failed).toList(), List.of(schedule));
    }

    static LedgerView unknown(HostView host) {
        return new LedgerView(host, null, null, null);
    }
}
