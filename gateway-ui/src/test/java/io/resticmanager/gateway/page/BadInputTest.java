package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeMaintenance;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every form, with everything that somebody may type into it: the message stands at the field, what was typed
 * stays, and nothing of it becomes a part of the page.
 */
final class BadInputTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String HOST = "/hosts/" + ADA.id();
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";
    private static final List<String> BAD = List.of("", "   ", "x".repeat(100_000), "9".repeat(40), "-1", "1.5",
            HOSTILE,
            "two\nlines", "nothing\0more", "--repo=/elsewhere", "\u202eyadot", "'; DROP TABLE job; --", "٣");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        alice = Client.alice(gateway);
    }

    /** A field of a form: where the form is sent, how the field is sent, where its message stands, what the API calls it. */
    record Field(String form, Map<String, String> others, String name, String id, String path) {

        List<Map.Entry<String, String>> sent(String... values) {
            var all = new ArrayList<>(others.entrySet());
            all.add(Map.entry("csrfToken", alice.csrf()));
            for (var value : values) {
                all.add(Map.entry(name, value));
            }
            return List.copyOf(all);
        }

        @Override
        public String toString() {
            return form.replace(ADA.id(), "{id}") + " " + others + " " + name;
        }
    }

    static Stream<Field> fields() {
        return Stream.of(
                of("backup", Map.of("adHoc", "true"), "options.source.", "excludes", "paths").map(BadInputTest::area),
                of("backup", Map.of("adHoc", "true"), "options.source.", "tags", "upload_limit_kib_s",
                        "read_concurrency", "compression", "before_hook", "after_hook"),
                of("forget", Map.of("dry_run", "true"), "options.retention.", "keep_last", "keep_hourly", "keep_daily",
                        "keep_weekly", "keep_monthly", "keep_yearly", "keep_within", "keep_tags", "group_by"),
                of("prune", Map.of("dry_run", "true"), "options.", "max_unused", "max_repack_size"),
                of("check", Map.of("depth", "part"), "options.", "read_data_subset"),
                of("stats", Map.of(), "options.", "mode"),
                Stream.of("backup", "forget", "prune", "check", "stats").map(BadInputTest::timeout),
                Stream.of(new Field(HOST + "/jobs", Map.of("kind", "forget", "keep_daily", "7"), "confirm",
                        "forget-confirm", "confirm")),
                settings())
                .flatMap(fields -> fields);
    }

    private static Stream<Field> of(String kind, Map<String, String> others, String path, String... names) {
        var all = new HashMap<>(others);
        all.put("kind", kind);
        return Stream.of(names).map(name -> new Field(HOST + "/jobs", all, name, kind + "-" + name, path + name));
    }

    // The areas of text have ids of their own.
    private static Field area(Field field) {
        return new Field(field.form(), field.others(), field.name(), field.name(), field.path());
    }

    private static Field timeout(String kind) {
        var others = Map.of("kind", kind, "adHoc", "true", "dry_run", "true");
        return new Field(HOST + "/jobs", others, "timeout", kind + "-timeout", "timeout_s");
    }

    private static Stream<Field> settings() {
        return Stream.concat(
                Stream.of(new Field(HOST + "/settings", Map.of("tags", ""), "name", "name", "name"),
                        new Field(HOST + "/settings", Map.of("name", "ada"), "tags", "tags", "tags[0]"),
                        new Field(HOST + "/remove", Map.of(), "confirm", "confirm", "confirm")),
                Stream.of("repo_url", "repo_username", "repo_password", "server_password", "maintenance_host_id")
                        .flatMap(name -> Stream.of("r-", "m-").map(card -> new Field(
                                HOST + (card.equals("r-") ? "/repo-credentials" : "/maintenance"), Map.of(), name,
                                card + name.replace('_', '-'), name)))
                        .filter(field -> !field.id().equals("r-maintenance-host-id")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsWrongStandsAtItsFieldWithWhatWasTyped(Field field) {
        for (var bad : BAD) {
            refuse(field, "Not like this.");

            var answer = alice.form(field.form(), field.sent(bad));

            if (answer.status() == 303 && bad.isBlank()) {
                continue;
            }
            assertThat(answer.status()).as("%s = %.60s", field, bad).isEqualTo(422);
            assertThat(answer.body()).as("%s = %.60s", field, bad).doesNotContain("<script>alert");
            var shown = new Shown(answer.body());
            assertThat(shown.message(field.id())).as("%s = %.60s", field, bad).isNotBlank();
            assertThat(shown.value(field.id())).as("%s = %.60s", field, bad).isEqualTo(kept(field, bad));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatCameTwiceIsToldAtItsFieldAndChangesNothing(Field field) {
        var runs = gateway.jobs().runs().size();

        var answer = alice.form(field.form(), field.sent("once", "twice"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(new Shown(answer.body()).message(field.id())).contains(Sent.TWICE);
        assertThat(gateway.jobs().runs()).hasSize(runs);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndOfAListWhichEntry() {
        gateway.jobs().refuses(Problem.invalid(List.of(
                new FieldError("options.source.paths[0]", "Absolute, please."),
                new FieldError("options.source.paths[2]", "No dots."),
                new FieldError("options.source.tags[1]", "No blanks."))));

        var shown = new Shown(
                run(Map.of("kind", "backup", "adHoc", "true", "paths", "a\n/b\n/c/..", "tags", "x, y z")));

        assertThat(shown.message("paths")).isEqualTo("Entry 1: Absolute, please. Entry 3: No dots.");
        assertThat(shown.message("backup-tags")).isEqualTo("Entry 2: No blanks.");
        assertThat(shown.page()).as("one form's message describes no other form's field")
                .doesNotContain("id=\"prune-timeout-error\"").doesNotContain("id=\"timeout_s-error\"");
    }

    @Test
    void aBoxIsTrueOrNotSent() {
        for (var box : List.of("one_file_system", "exclude_caches", "use_vss")) {
            assertThat(new Shown(run(Map.of("kind", "backup", "adHoc", "true", "paths", "/srv", box, HOSTILE))).note())
                    .as(box).contains("A box is true, or is not sent.");
        }
        for (var kind : List.of("forget", "prune")) {
            assertThat(new Shown(run(Map.of("kind", kind, "dry_run", "false", "confirm", "ada"))).note()).as(kind)
                    .contains("A box is true, or is not sent.");
        }
    }

    @Test
    void aBoxThatWasSentEmptyIsNotCheckedAndStillNeedsTheNameOfTheHost() {
        var runs = gateway.jobs().runs().size();

        var shown = new Shown(run(Map.of("kind", "forget", "keep_daily", "7", "dry_run", " ")));

        assertThat(shown.message("forget-confirm")).contains("ada");
        assertThat(gateway.jobs().runs()).hasSize(runs);
    }

    @Test
    void aKindThatNobodyKnowsIsToldAboveTheForms() {
        for (var kind : List.of("", HOSTILE, "x".repeat(5_000), "--help")) {
            var page = run(Map.of("kind", kind));

            assertThat(new Shown(page).note()).contains("There is no kind of job called");
            assertThat(page).doesNotContain("<script>alert");
        }
    }

    @Test
    void aDepthThatNobodyKnowsIsToldAtTheCheck() {
        assertThat(new Shown(run(Map.of("kind", "check", "depth", HOSTILE))).message("check-read_data_subset"))
                .contains("Choose the structure");
    }

    @Test
    void aPauseIsOnOrOff() {
        for (var wrong : List.of("", HOSTILE, "perhaps")) {
            var answer = alice.form(HOST + "/pause", Map.of("paused", wrong, "csrfToken", alice.csrf()));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(new Shown(answer.body()).note()).contains("A host is paused (true) or not (false).");
        }
    }

    @Test
    void snapshotsThatAreNoneAreToldAboveTheListAndWhatWasMarkedStaysMarked() {
        var kept = Stories.snapshot();
        for (var wrong : List.of(List.of(kept.id()), List.of(kept.id(), HOSTILE), List.of(kept.id(), "--x", "y"))) {
            var fields = new ArrayList<Map.Entry<String, String>>();
            fields.add(Map.entry("csrfToken", alice.csrf()));
            wrong.forEach(id -> fields.add(Map.entry("s", id)));

            var answer = alice.form(HOST + "/diff", fields);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(new Shown(answer.body()).note()).contains("snapshot");
            assertThat(answer.body()).doesNotContain("<script>alert").containsPattern(
                    "name=\"s\" value=\"" + kept.id() + "\"[^>]*checked=\"checked\"");
        }
        assertThat(alice.form(HOST + "/snapshots/accept", Map.of("ids", "", "csrfToken", alice.csrf())).body())
                .contains("Say which snapshots.", kept.shortId());
    }

    private static String run(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", alice.csrf());
        var answer = alice.form(HOST + "/jobs", all);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private static void refuse(Field field, String why) {
        var problem = Problem.invalid(field.path(), why);
        gateway.jobs().refuses(problem);
        gateway.hub().refuses(problem);
        gateway.get(FakeMaintenance.class).refuses(problem);
    }

    // No maintenance host is the host itself; a password is never sent back.
    private static String kept(Field field, String bad) {
        if (field.name().equals("maintenance_host_id") && bad.isEmpty()) {
            return ADA.id();
        }
        return field.name().endsWith("password") ? "" : bad;
    }
}
