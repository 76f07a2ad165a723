package io.resticmanager.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulesTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void isKeptAndToldInWords() {
        var host = readyHost();

        var made = create(host, backup("nightly"));

        assertThat(made).isEqualTo(get(made.id()));
        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.sentence()).isEqualTo("At 02:30");
        assertThat(made.nextRuns()).hasSize(5).isSorted();
        assertThat(made.source().paths()).containsExactly("/srv/data");
        assertThat(list(host)).containsExactly(made);
        var event = STAGE.events().await(Event.ScheduleChanged.class, it -> it.scheduleId().equals(made.id()));
        assertThat(event.change()).isEqualTo("created");
        assertThat(STAGE.events().await(Event.AuditRecorded.class, it -> it.targetId().equals(made.id())).actor())
                .isEqualTo("root");
    }

    @Test
    void whoEditsAnOldOneIsTold() {
        var made = create(readyHost(), backup("nightly"));
        var renamed = change(made, with(backup("weekly"), "cron", "0 3 * * 0"));

        var late = refusal(new SchedulesRpc.Change(made.id(), made.revision(),
                Json.tree(with(backup("mine"), "enabled", true))));

        assertThat(renamed.revision()).isEqualTo(2);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("meanwhile");
        assertThat(get(made.id()).name()).isEqualTo("weekly");
    }

    @Test
    void aDisabledOneIsNotDue() {
        var made = create(readyHost(), backup("nightly"));

        assertThat(change(made, with(backup("nightly"), "enabled", false)).nextRuns()).isEmpty();
        assertThat(STAGE.events().await(Event.ScheduleChanged.class,
                it -> it.scheduleId().equals(made.id()) && it.revision() == 2).change()).isEqualTo("disabled");
    }

    @Test
    void aRemovedOneIsGoneAndItsNameFree() {
        var host = readyHost();
        var made = create(host, backup("nightly"));

        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(made.id()), Gateway.ROOT);

        assertThat(list(host)).isEmpty();
        assertThat(STAGE.gateway().refusal(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(made.id()), Gateway.ROOT)
                .status()).isEqualTo(404);
        assertThat(STAGE.events().await(Event.ScheduleChanged.class,
                it -> it.scheduleId().equals(made.id()) && it.change().equals("removed")).revision()).isEqualTo(2);
        assertThat(create(host, backup("nightly")).id()).isNotEqualTo(made.id());
    }

    @Test
    void onlyAdministratorsChangeThem() {
        var host = readyHost();
        var wish = new SchedulesRpc.Create(host, Json.tree(backup("nightly")));

        assertThat(STAGE.gateway().refusal(SchedulesRpc.CREATE, wish, Gateway.ALICE).status()).isEqualTo(403);
        assertThat(list(host)).isEmpty();
    }

    @Test
    void itsKindStays() {
        var made = create(readyHost(),
                Map.of("name", "check", "kind", "check", "cron", "0 5 * * *", "time_zone", "UTC"));

        var problem = STAGE.gateway().refusal(SchedulesRpc.CHANGE,
                new SchedulesRpc.Change(made.id(), 1, Json.tree(with(backup("nightly"), "enabled", true))),
                Gateway.ROOT);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(fields(problem)).containsExactly("kind");
    }

    @Test
    void aNameIsUsedOnce() {
        var host = readyHost();
        create(host, backup("Nightly"));

        assertThat(fields(wrong(host, backup("nightly")))).containsExactly("name");
    }

    @Test
    void withoutARepositoryItCouldOnlyFail() {
        var problem = wrong(STAGE.enrolledHost(), backup("nightly"));

        assertThat(fields(problem)).containsExactly("host_id");
        assertThat(problem.detail()).contains("not initialised").contains("Initialise it");
    }

    @Test
    void aForgetNeedsAPolicySomewhere() {
        var host = readyHost();
        assertThat(fields(wrong(host, forget()))).containsExactly("retention");

        create(host, with(backup("nightly"), "retention", Map.of("keep_daily", 7)));

        assertThat(create(host, forget()).kind()).isEqualTo(JobKind.forget);
    }

    @Test
    void theLastPolicyStaysWhileAForgetGoesByIt() {
        var host = readyHost();
        var made = create(host, with(backup("nightly"), "retention", Map.of("keep_daily", 7)));
        var forget = create(host, forget());
        var without = new SchedulesRpc.Change(made.id(), 1, Json.tree(with(backup("nightly"), "enabled", true)));
        var id = new SchedulesRpc.ScheduleId(made.id());

        assertThat(fields(refusal(without))).containsExactly("retention");
        assertThat(refusal(without).detail()).contains("nightly", "the forget schedule forget");
        var removal = STAGE.gateway().refusal(SchedulesRpc.REMOVE, id, Gateway.ROOT);
        assertThat(removal.status()).isEqualTo(409);
        assertThat(removal.detail()).contains("the forget schedule forget");
        assertThat(get(made.id())).isEqualTo(made);

        change(forget, with(new HashMap<>(forget()), "enabled", false));
        assertThat(change(made, backup("nightly")).retention()).as("no forget goes by it any more").isNull();
        STAGE.gateway().get(SchedulesRpc.REMOVE, id, Gateway.ROOT);
        assertThat(list(host)).extracting(Schedule::id).containsExactly(forget.id());
    }

    @Test
    void anotherPolicyIsEnoughForAForget() {
        var host = readyHost();
        var made = create(host, with(backup("nightly"), "retention", Map.of("keep_daily", 7)));
        create(host, with(backup("weekly"), "retention", Map.of("keep_weekly", 5)));
        create(host, forget());

        assertThat(change(made, backup("nightly")).retention()).isNull();
    }

    @Test
    void whetherItIsOnHasToBeSaidInAChange() {
        var made = change(create(readyHost(), backup("nightly")), with(backup("nightly"), "enabled", false));

        var problem = refusal(new SchedulesRpc.Change(made.id(), 2, Json.tree(backup("nightly"))));

        assertThat(fields(problem)).containsExactly("enabled");
        assertThat(problem.detail()).contains("on (true) or off (false)");
        assertThat(get(made.id()).enabled()).isFalse();
    }

    @Test
    void whatWasReadCanBeSentBack() {
        var made = create(readyHost(), with(backup("nightly"), "retention", Map.of("keep_daily", 7)));

        var again = STAGE.gateway().get(SchedulesRpc.CHANGE,
                new SchedulesRpc.Change(made.id(), 1, Json.tree(get(made.id()))), Gateway.ROOT);

        assertThat(Wish.of(again)).isEqualTo(Wish.of(made));
    }

    @Test
    void goesToAllHostsOrToNone() {
        var made = create(readyHost(), backup("nightly"));
        var linux = readyHost();
        var windows = STAGE.enrolledHost("windows");

        var refused = STAGE.gateway().refusal(SchedulesRpc.COPY,
                new SchedulesRpc.Copy(made.id(), List.of(linux, windows, linux, Ids.next())), Gateway.ROOT);
        assertThat(fields(refused)).containsExactly("host_ids[1]", "host_ids[2]", "host_ids[3]");
        assertThat(refused.errors().getFirst().message()).contains("absolute");
        assertThat(list(linux)).isEmpty();

        var copies = STAGE.gateway().get(SchedulesRpc.COPY, new SchedulesRpc.Copy(made.id(), List.of(linux)),
                Gateway.ROOT).items();
        assertThat(copies).isEqualTo(list(linux)).singleElement()
                .satisfies(copy -> assertThat(Wish.of(copy)).isEqualTo(Wish.of(made)))
                .satisfies(copy -> assertThat(copy.id()).isNotEqualTo(made.id()));
    }

    @Test
    void aLineMeansSomethingBeforeItIsSaved() {
        var meaning = STAGE.gateway().get(SchedulesRpc.PREVIEW, new SchedulesRpc.Preview("*/15 * * * *", "UTC"),
                Gateway.CHARLIE);
        var problem = STAGE.gateway().refusal(SchedulesRpc.PREVIEW, new SchedulesRpc.Preview("61 * * * *", "Mars/Base"),
                Gateway.CHARLIE);

        assertThat(meaning.sentence()).isEqualTo("Every 15 minutes");
        assertThat(meaning.nextRuns()).hasSize(5);
        assertThat(fields(problem)).containsExactly("cron", "time_zone");
    }

    @Test
    void holdsSoManyAndNoMore() {
        var host = readyHost();
        for (int i = 0; i < ScheduleRules.MOST; i++) {
            create(host, backup("schedule " + i));
        }
        assertThat(wrong(host, backup("one more")).detail()).contains("at most 50");
    }

    private static String readyHost() {
        var host = STAGE.enrolledHost();
        STAGE.hub().say(host, Frames.succeeded(Ids.next(), JobKind.init));
        STAGE.awaitIntake(host);
        return host;
    }

    private static Map<String, Object> backup(String name) {
        return new HashMap<>(Map.of("name", name, "kind", "backup", "cron", "30 2 * * *", "time_zone", "Europe/Berlin",
                "source", Map.of("paths", List.of("/srv/data/"), "excludes", List.of(), "tags", List.of(),
                        "one_file_system", false, "exclude_caches", false)));
    }

    private static Map<String, Object> forget() {
        return Map.of("name", "forget", "kind", "forget", "cron", "0 5 * * *", "time_zone", "UTC");
    }

    private static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        wish.put(field, value);
        return wish;
    }

    private static Schedule create(String host, Map<String, Object> wish) {
        return STAGE.gateway().get(SchedulesRpc.CREATE, new SchedulesRpc.Create(host, Json.tree(wish)), Gateway.ROOT);
    }

    private static Schedule change(Schedule schedule, Map<String, Object> wish) {
        wish.putIfAbsent("enabled", true);
        return STAGE.gateway().get(SchedulesRpc.CHANGE,
                new SchedulesRpc.Change(schedule.id(), schedule.revision(), Json.tree(wish)), Gateway.ROOT);
    }

    private static Problem refusal(SchedulesRpc.Change change) {
        return STAGE.gateway().refusal(SchedulesRpc.CHANGE, change, Gateway.ROOT);
    }

    private static Problem wrong(String host, Map<String, Object> wish) {
        return STAGE.gateway().refusal(SchedulesRpc.CREATE, new SchedulesRpc.Create(host, Json.tree(wish)),
                Gateway.ROOT);
    }

    private static Schedule get(String id) {
        return STAGE.gateway().get(SchedulesRpc.GET, new SchedulesRpc.ScheduleId(id));
    }

    private static List<Schedule> list(String host) {
        return STAGE.gateway().get(SchedulesRpc.LIST, new SchedulesRpc.OfHost(host)).items();
    }

    private static List<String> fields(Problem problem) {
        var fields = new ArrayList<String>();
        problem.errors().stream().map(FieldError::field).forEach(fields::add);
        return fields;
    }
}
