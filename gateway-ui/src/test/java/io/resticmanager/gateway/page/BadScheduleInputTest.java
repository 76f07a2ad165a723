package io.resticmanager.gateway.page;

import static io.resticmanager.gateway.fake.ScheduleForms.filled;
import static io.resticmanager.gateway.fake.ScheduleForms.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleForms;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every kind of schedule, with everything that somebody may type into it: the message stands at the field, and what
 * was typed stays.
 */
final class BadScheduleInputTest {
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

    /** A field of the form of a kind, and what the API calls it. */
    record Field(String kind, String name, String path) {

        String id() {
            return "s-" + name;
        }
    }

    static Stream<Field> fields() {
        return Stream.of(
                of("backup", "source.", "paths", "excludes", "tags", "upload_limit_kib_s", "read_concurrency",
                        "compression", "before_hook", "after_hook"),
                of("backup", "retention.", "keep_last", "keep_hourly", "keep_daily", "keep_weekly", "keep_monthly",
                        "keep_yearly", "keep_within", "keep_tags", "group_by"),
                of("backup", "", "name", "cron", "time_zone", "suspect_shrink_percent"),
                of("forget", "", "name", "cron", "time_zone"), of("forget", "retention.", "keep_daily", "keep_within"),
                of("prune", "options.", "max_unused", "max_repack_size"),
                of("check", "options.", "read_data_subset"),
                Stream.of("backup", "forget", "prune", "check").flatMap(kind -> Stream.of(
                        new Field(kind, "timeout", "timeout_s"), new Field(kind, "jitter", "jitter_s"))))
                .flatMap(fields -> fields);
    }

    private static Stream<Field> of(String kind, String path, String... names) {
        return Stream.of(names).map(name -> new Field(kind, name, path + name));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsWrongStandsAtItsFieldWithWhatWasTyped(Field field) {
        for (var bad : BAD) {
            schedules.refuses(Problem.invalid(field.path(), "Not like this."));

            var answer = ScheduleForms.send(alice, LIST, with(filled(field.kind()), field.name(), bad));

            assertThat(answer.status()).as("%s = %.60s", field, bad).isEqualTo(422);
            assertThat(answer.body()).as("%s = %.60s", field, bad).doesNotContain("<script>alert");
            var shown = new Shown(answer.body());
            assertThat(shown.message(field.id())).as("%s = %.60s", field, bad).isNotBlank();
            assertThat(shown.value(field.id())).as("%s = %.60s", field, bad).isEqualTo(bad);
            schedules.refuses(null);
        }
        assertThat(schedules.of(ADA.id())).noneMatch(kept -> kept.name().equals("Filled"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatCameTwiceIsToldAtItsField(Field field) {
        var fields = new ArrayList<>(filled(field.kind()).entrySet());
        fields.removeIf(other -> other.getKey().equals(field.name()));
        fields.addAll(List.of(Map.entry(field.name(), "once"), Map.entry(field.name(), "twice"),
                Map.entry("csrfToken", alice.csrf())));

        var answer = alice.form(LIST, List.copyOf(fields));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(new Shown(answer.body()).message(field.id())).contains(Sent.TWICE);
    }

    @Test
    void badLinesAndZonesAreToldByTheServiceItself() {
        for (var cron : List.of("", "* * * *", "61 * * * *", "0 0 30 2 *", HOSTILE)) {
            assertThat(shown(with(filled("prune"), "cron", cron)).message("s-cron")).as(cron).isNotBlank();
        }
        for (var zone : List.of("", "Mars/Olympus", "CEST+1", HOSTILE)) {
            assertThat(shown(with(filled("prune"), "time_zone", zone)).message("s-time_zone")).as(zone).isNotBlank();
        }
    }

    @Test
    void whatThePageAndTheServiceFindIsToldAtOnce() {
        var kept = schedules.wishes().size();
        var fields = with(with(with(filled("backup"), "cron", "61 * * * *"), "time_zone", "Mars/Olympus"), "jitter",
                "x");

        var noTime = shown(with(with(fields, "keep_daily", "abc"), "timeout", "0.5"));

        assertThat(noTime.message("s-keep_daily")).contains("Type a whole number");
        assertThat(noTime.message("s-timeout")).contains("Type a whole number").doesNotContain("seconds");
        assertThat(noTime.message("s-cron")).isNotBlank();
        assertThat(noTime.message("s-time_zone")).isNotBlank();
        assertThat(shown(with(fields, "timeout", "0")).message("s-timeout")).contains("1 to 10,080 minutes")
                .doesNotContain("seconds");
        assertThat(ScheduleForms.send(alice, LIST, with(filled("backup"), "keep_daily", "abc")).body())
                .as("nobody typed a time limit").doesNotContain("a minute to a week");
        assertThat(schedules.wishes()).hasSize(kept);
    }

    @Test
    void whatIsTypedInMinutesIsRefusedInMinutes() {
        for (var time : List.of("0", "-1", "59s", "10081", "604801s")) {
            assertThat(shown(with(filled("check"), "timeout", time)).message("s-timeout")).as(time)
                    .isEqualTo("From 1 to 10,080 minutes: a minute to a week.");
        }
        for (var spread : List.of("-1", "361", "999", "21601s")) {
            assertThat(shown(with(filled("check"), "jitter", spread)).message("s-jitter")).as(spread)
                    .isEqualTo("From 0 to 360 minutes: at most six hours.");
        }
    }

    @Test
    void aBoxIsTrueOrNotSentAndAKindIsOneOfFour() {
        for (var box : List.of("enabled", "run_missed", "treat_warnings_as_failure", "one_file_system",
                "exclude_caches", "use_vss")) {
            assertThat(shown(with(filled("backup"), box, HOSTILE)).note()).as(box)
                    .contains("A box is true, or is not sent.");
        }
        for (var kind : List.of("", "init", "restore", HOSTILE)) {
            assertThat(ScheduleForms.send(alice, LIST, with(filled("prune"), "kind", kind)).status()).as(kind)
                    .isEqualTo(422);
            if (!kind.isEmpty()) {
                assertThat(alice.get(LIST + "/new?kind=" + URLEncoder.encode(kind, StandardCharsets.UTF_8), "Accept",
                        "text/html").status()).as(kind).isEqualTo(422);
            }
        }
        assertThat(shown(with(filled("check"), "depth", "deep")).message("s-read_data_subset"))
                .contains("Choose the structure");
        assertThat(shown(with(with(filled("check"), "depth", "part"), "read_data_subset", " "))
                .message("s-read_data_subset")).contains("Say which part");
    }

    private static Shown shown(Map<String, String> fields) {
        var answer = ScheduleForms.send(alice, LIST, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return new Shown(answer.body());
    }
}
