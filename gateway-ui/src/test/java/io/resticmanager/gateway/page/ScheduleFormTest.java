package io.resticmanager.gateway.page;

import static io.resticmanager.gateway.fake.ScheduleForms.fieldsOf;
import static io.resticmanager.gateway.fake.ScheduleForms.filled;
import static io.resticmanager.gateway.fake.ScheduleForms.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleForms;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form of a schedule: what is stored, typed, explained and saved. */
final class ScheduleFormTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String LIST = "/hosts/" + ADA.id() + "/schedules";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";
    private static final List<String> BAD = List.of("", "   ", "x".repeat(100_000), "9".repeat(40), "-1", "1.5",
            HOSTILE, "two\nlines", "nothing\0more", "--repo=/elsewhere", "\u202eyadot", "'; DROP TABLE job; --", "٣");

    @AutoClose
    private static Gateway gateway;
    private static FakeSchedules schedules;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        schedules = gateway.get(FakeSchedules.class);
        alice = Client.alice(gateway);
    }

    @Test
    void whoMayNotChangeItIsToldSoWhateverWasTyped() {
        var victor = Client.person(gateway, "victor", Role.viewer);
        var before = kept(full(JobKind.check));

        assertThat(ScheduleForms.send(victor, LIST, with(filled("check"), "timeout", "0")).status()).isEqualTo(403);
        assertThat(ScheduleForms.send(victor, "/schedules/" + before.id(),
                with(with(filled("check"), "jitter", "x"), "revision", "1")).status()).isEqualTo(403);
        assertThat(schedules.get(before.id())).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"backup", "forget", "prune", "check"})
    void whatIsStoredStandsInTheFormAndSavingItChangesNothing(JobKind kind) {
        var before = kept(full(kind));

        var answer = ScheduleForms.send(alice, "/schedules/" + before.id(),
                fieldsOf(alice.page("/schedules/" + before.id())));

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(LIST);
        assertThat(Json.text(again(schedules.get(before.id()), before))).isEqualTo(Json.text(before));
    }

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"backup", "forget", "prune", "check"})
    void aNewOneIsFilledWithWhatIsUsual(JobKind kind) {
        var fields = fieldsOf(alice.page(LIST + "/new?kind=" + kind));
        fields.put("name", "New " + kind);
        fields.put("paths", "/srv");

        assertThat(ScheduleForms.send(alice, LIST, fields).status()).isEqualTo(303);

        var made = schedules.of(ADA.id()).stream().filter(each -> each.name().equals("New " + kind)).findFirst()
                .orElseThrow();
        assertThat(made.enabled()).isTrue();
        assertThat(made.runMissed()).isTrue();
        assertThat(made.timeZone()).isEqualTo("UTC");
        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.retention() != null).isEqualTo(kind == JobKind.backup);
        assertThat(made.source() != null).isEqualTo(kind == JobKind.backup);
    }

    @Test
    void aDryRunStaysOneUntilItIsUnticked() {
        var dry = kept(ScheduleStories.weekly(ADA.id(), JobKind.prune, json("{\"dry_run\":true}")));
        var fields = with(fieldsOf(alice.page("/schedules/" + dry.id())), "name", "Only tried out");

        assertThat(ScheduleForms.send(alice, "/schedules/" + dry.id(), fields).status()).isEqualTo(303);

        assertThat(schedules.get(dry.id()).name()).isEqualTo("Only tried out");
        assertThat(options(dry)).isEqualTo("{\"dry_run\":true}");
        assertThat(alice.page(LIST)).contains(">Prune, dry run<");
        var unticked = fieldsOf(alice.page("/schedules/" + dry.id()));
        assertThat(unticked.remove("dry_run")).isEqualTo("true");
        assertThat(ScheduleForms.send(alice, "/schedules/" + dry.id(), unticked).status()).isEqualTo(303);
        assertThat(options(dry)).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"prune", "check"})
    void anOptionWithoutAFieldStays(JobKind kind) {
        var newer = kept(ScheduleStories.weekly(ADA.id(), kind, json("{\"read_data_subset\":\"5%\",\"newer\":7}")));
        var fields = with(fieldsOf(alice.page("/schedules/" + newer.id())), "depth", "structure");

        assertThat(ScheduleForms.send(alice, "/schedules/" + newer.id(), fields).status()).isEqualTo(303);

        assertThat(options(newer)).isEqualTo("{\"newer\":7}");
    }

    @Test
    void spansAreMinutesOrSecondsWithAnS() {
        var made = made(with(with(filled("prune"), "jitter", "45s"), "timeout", "90"), "Spans");

        assertThat(made.jitterS()).isEqualTo(45);
        assertThat(made.timeoutS()).isEqualTo(5_400);
        assertThat(new Shown(alice.page("/schedules/" + made.id())).value("s-jitter")).isEqualTo("45s");
    }

    @Test
    void whoIsLateKeepsWhatWasTypedAndSeesWhatDiffers() {
        var nightly = kept(ScheduleStories.nightly(ADA.id()));
        var fields = fieldsOf(alice.page("/schedules/" + nightly.id()));
        assertThat(ScheduleForms.send(alice, "/schedules/" + nightly.id(), with(fields, "cron", "15 4 * * *")).status())
                .isEqualTo(303);

        var late = ScheduleForms.send(alice, "/schedules/" + nightly.id(), with(fields, "name", HOSTILE));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).doesNotContain("<script>alert");
        var shown = new Shown(late.body());
        assertThat(shown.note()).contains("It was not saved. Somebody has changed this schedule meanwhile.");
        assertThat(shown.value("s-name")).isEqualTo(HOSTILE);
        assertThat(shown.value("s-cron")).isEqualTo("30 2 * * *");
        assertThat(late.body()).contains("What differs", ">15 4 * * *<", ">30 2 * * *<", "Save mine all the same")
                .doesNotContain("<th scope=\"row\">Paths<", "<th scope=\"row\">Enabled<");
        var mine = fieldsOf(late.body());
        assertThat(ScheduleForms.send(alice, "/schedules/" + nightly.id(), with(mine, "name", "Mine")).status())
                .isEqualTo(303);
        assertThat(schedules.get(nightly.id()).name()).isEqualTo("Mine");
        assertThat(schedules.get(nightly.id()).revision()).isEqualTo(5);
    }

    @Test
    void aFormThatDoesNotSayWhatItEditsChangesNothing() {
        var prune = kept(full(JobKind.prune));
        for (var revision : List.of("", "one", "-1", HOSTILE)) {
            var answer = ScheduleForms.send(alice, "/schedules/" + prune.id(),
                    with(filled("prune"), "revision", revision));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(new Shown(answer.body()).note()).contains("does not say what it edits");
        }
        assertThat(schedules.get(prune.id())).isEqualTo(prune);
    }

    @Test
    void whenItRunsIsToldWhileOneTypesAndNothingIsSaved() {
        var prune = kept(full(JobKind.prune));
        var typed = with(with(filled("prune"), "cron", "15 6 * * *"), "preview", "true");

        assertThat(ScheduleForms.send(alice, "/schedules/" + prune.id(), typed).body())
                .contains("At 06:15, Europe/Vienna", "value=\"Filled\"")
                .containsPattern("<li>[A-Z][a-z]{2} \\d+ [A-Z][a-z]+ \\d{4} 06:15</li>");
        assertThat(ScheduleForms.send(alice, LIST, with(filled("prune"), "preset", "0 * * * *")).body()).contains(
                "value=\"0 * * * *\"",
                "Every hour");
        assertThat(schedules.get(prune.id())).isEqualTo(prune);
        var right = ScheduleForms.send(alice, "/schedules/preview",
                Map.of("cron", "15 6 * * *", "time_zone", "Asia/Tokyo"));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.body()).startsWith("<div id=\"when\"").contains("At 06:15, Asia/Tokyo");
        assertThat(right.body().split("<li>")).hasSize(6);
        for (var bad : BAD) {
            var wrong = ScheduleForms.send(alice, "/schedules/preview", Map.of("cron", bad, "time_zone", bad));
            assertThat(wrong.status()).as(bad).isEqualTo(200);
            assertThat(wrong.body()).doesNotContain("<script>alert").contains("A zone of the time zone database");
        }
    }

    @Test
    void theFieldsComeInTheOrderInWhichTheyAreFilledIn() {
        var page = alice.page(LIST + "/new?kind=backup");
        var order = List.of("id=\"s-name\"", "id=\"s-enabled\"", "id=\"s-paths\"", "id=\"s-excludes\"",
                "id=\"s-cron\"", "name=\"preset\"", "id=\"s-time_zone\"", "id=\"s-jitter\"", "id=\"s-run_missed\"",
                "id=\"s-keep_last\"", "id=\"s-timeout\"", "id=\"s-before_hook\"", "name=\"preview\"", "id=\"save\"");

        assertThat(order).allSatisfy(field -> assertThat(page).contains(field))
                .isSortedAccordingTo((a, b) -> Integer.compare(page.indexOf(a), page.indexOf(b)));
        assertThat(page.substring(page.indexOf("id=\"schedule\""), page.indexOf("id=\"save\"")))
                .as("no order of its own").doesNotContainPattern("tabindex=\"[1-9]");
        var form = page.substring(page.indexOf("id=\"schedule\""));
        assertThat(form.indexOf("<button class=\"vh\" type=\"submit\"")).as("what the return key does")
                .isPositive().isLessThan(form.indexOf("name=\"preset\""));
    }

    private static String options(Schedule schedule) {
        return Json.text(schedules.get(schedule.id()).options());
    }

    private static Schedule full(JobKind kind) {
        return switch (kind) {
            case prune -> ScheduleStories.weekly(ADA.id(), kind,
                    json("{\"max_unused\":\"10%\",\"max_repack_size\":\"2G\"}"));
            case check -> ScheduleStories.weekly(ADA.id(), kind, json("{\"read_data_subset\":\"1/7\"}"));
            case forget -> ScheduleStories.weekly(ADA.id(), kind, null);
            default -> ScheduleStories.nightly(ADA.id());
        };
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text, JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private static Schedule kept(Schedule schedule) {
        schedules.of(ADA.id()).stream().filter(other -> other.name().equals(schedule.name()))
                .forEach(other -> schedules.knows(renamed(other)));
        schedules.knows(schedule);
        return schedule;
    }

    private static Schedule renamed(Schedule s) {
        return new Schedule(s.id(), s.hostId(), s.id(), s.kind(), s.enabled(), s.cron(), s.timeZone(), s.jitterS(),
                s.runMissed(), s.source(), s.retention(), s.options(), s.treatWarningsAsFailure(), s.timeoutS(),
                s.suspectShrinkPercent(), s.revision(), null, null, null);
    }

    // As it was before it was saved once more.
    private static Schedule again(Schedule after, Schedule before) {
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        return new Schedule(after.id(), after.hostId(), after.name(), after.kind(), after.enabled(), after.cron(),
                after.timeZone(), after.jitterS(), after.runMissed(), after.source(), after.retention(),
                after.options(), after.treatWarningsAsFailure(), after.timeoutS(), after.suspectShrinkPercent(),
                before.revision(), null, null, null);
    }

    private static Schedule made(Map<String, String> fields, String name) {
        assertThat(ScheduleForms.send(alice, LIST, with(fields, "name", name)).status()).isEqualTo(303);
        return schedules.of(ADA.id()).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}
