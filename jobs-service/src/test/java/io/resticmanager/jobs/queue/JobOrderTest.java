package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobOrderTest {

    private static final Map<String, ?> KEEP = Map.of("keep_last", 1);

    @Test
    void shouldReadAllThatAForgetKeeps() {
        var asked = Map.of("retention", Map.of("keep_last", 1, "keep_hourly", 2, "keep_daily", 3, "keep_weekly", 4,
                "keep_monthly", 5, "keep_yearly", 9_999, "keep_within", "1y5m7d2h", "keep_tags", List.of("gold"),
                "group_by", "host,paths"), "dry_run", true);

        assertThat(options(JobKind.forget, asked)).isEqualTo(new ForgetOptions(
                new Retention(1, 2, 3, 4, 5, 9_999, "1y5m7d2h", List.of("gold"), "host,paths"), true, null));
    }

    @Test
    void shouldRefuseWhatNobodyReadsWhereverItStands() {
        assertThat(errors(JobKind.prune, Map.of("dryrun", true))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("options.dryrun");
            assertThat(error.message()).contains("no such field", "dry_run, max_repack_size, max_unused");
        });
        assertThat(fields(JobKind.forget, Map.of("retention", Map.of("keep_last", 1, "keep_lst", 2), "host", "eve",
                "policies", List.of("x")))).containsExactlyInAnyOrder("options.retention.keep_lst", "options.host",
                        "options.policies");
        assertThat(fields(JobKind.backup, Map.of("source", Map.of("paths", List.of("/etc"), "exclude", List.of("*")),
                "dry_run", true))).containsExactlyInAnyOrder("options.source.exclude", "options.dry_run");
        assertThat(fields(JobKind.backup, Map.of("paths", List.of("/etc")))).containsExactly("options.paths");
        assertThat(fields(JobKind.restore, Map.of("snapshot_id", "4bba301e", "paths", List.of(), "target",
                Map.of("mode", "new_directory", "host", "x"), "dry_run", true)))
                .containsExactlyInAnyOrder("options.target.host", "options.dry_run");
        assertThat(errors(JobKind.unlock, Map.of("remove_all", true))).singleElement()
                .satisfies(error -> assertThat(error.message()).contains("There are: none."));
    }

    @Test
    void shouldTakeAConfirmationThatIsNotNeeded() {
        assertThat(options(JobKind.restore, Map.of("snapshot_id", "4bba301e", "paths", List.of(), "target",
                Map.of("mode", "new_directory"), "confirm_host_name", "ada"))).isNotNull();
    }

    @Test
    void shouldRefuseAPolicyThatKeepsNothing() {
        for (var asked : List.<Map<String, ?>>of(Map.of("retention", Map.of()),
                Map.of("retention", Map.of("group_by", "host", "keep_within", "", "keep_tags", List.of())))) {
            assertThat(errors(JobKind.forget, asked)).as("%s", asked).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("options.retention");
                assertThat(error.message()).contains("keeps nothing");
            });
        }
    }

    @Test
    void shouldTakeAForgetWithoutAPolicyForOneByThoseOfTheSchedules() {
        assertThat(options(JobKind.forget, Map.of("dry_run", true)))
                .isEqualTo(new ForgetOptions(null, true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10000", "-1", "1.5", "\"7\"", "true", "[]"})
    void shouldPointAtANumberOutOfRange(String number) throws Json.Malformed {
        var asked = Json.read("{\"retention\":{\"keep_last\":%s}}".formatted(number), JsonNode.class);

        assertThat(errors(JobKind.forget, asked, null)).extracting(FieldError::field)
                .containsExactly("options.retention.keep_last");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "keep_within | 14 days", "keep_within | -1d", "keep_within | 0d", "keep_within | 5d1y", "keep_within | h",
            "group_by | host,host", "group_by | user", "group_by | host,", "keep_within | 123456d"})
    void shouldPointAtATextThatResticWouldNotRead(String field, String text) {
        var policy = Map.of("keep_last", 1, field, text);

        assertThat(fields(JobKind.forget, Map.of("retention", policy))).containsExactly("options.retention." + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "host,tags", "host,paths,tags"})
    void shouldRefuseGroupsInWhichEachSnapshotIsAlone(String groups) {
        var policy = Map.of("keep_last", 1, "group_by", groups);

        assertThat(errors(JobKind.forget, Map.of("retention", policy))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("options.retention.group_by");
            assertThat(error.message()).contains("rm-job=", "nothing would ever be removed");
        });
    }

    @Test
    void shouldRefuseTextsThatAreNoText() throws Json.Malformed {
        var asked = Json.read("""
                {"retention": {"keep_tags": ["ok", "\\ud800"], "keep_within": "\\udc00"}}""", JsonNode.class);
        var source = Json.read("""
                {"source": {"paths": ["/ok/\\ud83d\\ude00", "/\\ud800"], "excludes": ["\\udfff"], "tags": ["\\ud800"],
                 "before_hook": "\\ud800"}}""", JsonNode.class);

        assertThat(errors(JobKind.forget, asked, null)).extracting(FieldError::field)
                .containsExactlyInAnyOrder("options.retention.keep_tags[1]", "options.retention.keep_within");
        assertThat(errors(JobKind.backup, source, null)).extracting(FieldError::field)
                .containsExactlyInAnyOrder("options.source.paths[1]", "options.source.excludes[0]",
                        "options.source.tags[0]", "options.source.before_hook");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"source\": []} | source",
            "{\"source\": \"all\"} | source",
            "{\"source\": {}} | source.paths",
            "{\"source\": {\"paths\": \"x\"}} | source.paths",
            "{\"source\": {\"paths\": [null, \"/etc\", 7]}} | source.paths[0],source.paths[2]",
            "{\"source\": {\"paths\": [\"/etc\"], \"excludes\": [null]}} | source.excludes[0]",
            "{\"source\": {\"paths\": [\"etc\"], \"excludes\": [null]}} | source.paths[0],source.excludes[0]",
            "{\"source\": {\"paths\": [\"/etc\"], \"upload_limit_kib_s\": \"x\"}} | source.upload_limit_kib_s",
            "{\"source\": {\"paths\": [\"/etc\"], \"read_concurrency\": 1.5}} | source.read_concurrency",
            "{\"source\": {\"paths\": [\"/etc\"], \"one_file_system\": \"yes\"}} | source.one_file_system",
            "{\"source\": {\"paths\": [\"/etc\"], \"use_vss\": 1}} | source.use_vss",
            "{\"source\": {\"paths\": [\"/etc\"], \"compression\": 1}} | source.compression",
            "{\"schedule_id\": 7} | schedule_id",
            "{\"schedule_id\": \"S\"} | schedule_id"})
    void shouldPointAtTheFieldOfASourceThatIsWrong(String asked, String fields) throws Json.Malformed {
        assertThat(errors(JobKind.backup, Json.read(asked, JsonNode.class), null))
                .extracting(error -> error.field().replaceFirst("^options\\.", ""))
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @Test
    void shouldTellOfEverythingThatIsWrongAtOnce() {
        var asked = Map.of("retention", Map.of("keep_last", "x", "keep_tags", List.of("ok", "a b", 7)), "dry_run",
                "no");

        assertThat(fields(JobKind.forget, asked)).containsExactlyInAnyOrder("options.retention.keep_last",
                "options.retention.keep_tags[1]", "options.retention.keep_tags[2]", "options.dry_run");
        assertThat(fields(JobKind.forget, Map.of("retention", 7))).containsExactly("options.retention");
        assertThat(errors(JobKind.stats, Json.tree(List.of("x")), 5L)).extracting(FieldError::field)
                .containsExactly("options", "timeout_s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/1", "7/7", "3/256", "100%", "0.5%", "10%", "500M", "2g", "1024"})
    void shouldTakeHowMuchACheckReads(String subset) {
        assertThat(fields(JobKind.check, Map.of("read_data_subset", subset))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/7", "8/7", "1/257", "0%", "100.1%", "101%", "%", "-5%", "0", "0M", "5X", "1/7/9", "all"})
    void shouldRefuseASubsetThatReadsNothingOrMakesNoSense(String subset) {
        assertThat(fields(JobKind.check, Map.of("read_data_subset", subset)))
                .containsExactly("options.read_data_subset");
    }

    @Test
    void shouldKnowAllOfTheDataByOneName() {
        for (var all : List.of("1/1", "100%", "100.00%")) {
            assertThat(options(JobKind.check, Map.of("read_data_subset", all))).isEqualTo(new CheckOptions("100%"));
        }
        assertThat(options(JobKind.check, Map.of())).isEqualTo(new CheckOptions(null));
    }

    @Test
    void shouldReadHowFarAPruneGoes() {
        assertThat(options(JobKind.prune, Map.of("max_unused", "0%", "max_repack_size", "2G")))
                .isEqualTo(new PruneOptions("0%", "2G", null));
        assertThat(options(JobKind.prune, Map.of("max_unused", "unlimited", "dry_run", false)))
                .isEqualTo(new PruneOptions("unlimited", null, false));
        assertThat(fields(JobKind.prune, Map.of("max_unused", "100%", "max_repack_size", "5%")))
                .containsExactly("options.max_unused", "options.max_repack_size");
    }

    @Test
    void shouldReadWhatIsMeasuredAndCompared() {
        assertThat(options(JobKind.stats, Map.of("mode", "raw-data"))).isEqualTo(new StatsOptions("raw-data"));
        assertThat(fields(JobKind.stats, Map.of("mode", "raw"))).containsExactly("options.mode");
        assertThat(options(JobKind.diff, Map.of("a", "ABCDEF01", "b", "0123456789")))
                .isEqualTo(new DiffOptions("abcdef01", "0123456789"));
        assertThat(fields(JobKind.diff, Map.of("a", "abcdef0"))).containsExactly("options.a", "options.b");
        assertThat(fields(JobKind.diff, Map.of("a", "abcdef01", "b", "ABCDEF01"))).containsExactly("options.b");
        assertThat(fields(JobKind.diff, Map.of("a", "g".repeat(8), "b", "a".repeat(65))))
                .containsExactly("options.a", "options.b");
    }

    @Test
    void shouldBoundTheTimeOfEveryKind() {
        for (var kind : List.of(JobKind.init, JobKind.backup, JobKind.unlock, JobKind.snapshots)) {
            assertThat(errors(kind, null, 59L)).extracting(FieldError::field).containsExactly("timeout_s");
            assertThat(errors(kind, null, 604_801L)).extracting(FieldError::field).containsExactly("timeout_s");
            assertThat(errors(kind, null, 60L)).isEmpty();
            assertThat(errors(kind, null, 604_800L)).isEmpty();
        }
    }

    @Test
    void shouldLeaveWhatTakesBackupsAwayToAdministrators() {
        assertThat(ready(JobKind.forget, Map.of("retention", KEEP)).needed()).isEqualTo(Role.admin);
        assertThat(ready(JobKind.prune, Map.of()).needed()).isEqualTo(Role.admin);
        assertThat(ready(JobKind.prune, Map.of("dry_run", false)).needed()).isEqualTo(Role.admin);
        assertThat(ready(JobKind.forget, Map.of("retention", KEEP, "dry_run", true)).needed())
                .isEqualTo(Role.operator);
        assertThat(ready(JobKind.prune, Map.of("dry_run", true)).needed()).isEqualTo(Role.operator);
        assertThat(ready(JobKind.check, Map.of()).needed()).isEqualTo(Role.operator);
    }

    private static JobOptions options(JobKind kind, Map<String, ?> asked) {
        return ready(kind, asked).options();
    }

    private static JobOrder.Ready ready(JobKind kind, Map<String, ?> asked) {
        return (JobOrder.Ready) order(kind, Json.tree(asked), null);
    }

    private static List<String> fields(JobKind kind, Map<String, ?> asked) {
        return errors(kind, asked).stream().map(FieldError::field).toList();
    }

    private static List<FieldError> errors(JobKind kind, Map<String, ?> asked) {
        return errors(kind, Json.tree(asked), null);
    }

    private static List<FieldError> errors(JobKind kind, @Nullable JsonNode asked, @Nullable Long timeoutS) {
        return order(kind, asked, timeoutS) instanceof JobOrder.Refused(var errors) ? errors : List.of();
    }

    private static JobOrder order(JobKind kind, @Nullable JsonNode asked, @Nullable Long timeoutS) {
        return JobOrder.of(new JobsRpc.Run("H", kind, asked, timeoutS), PathRules.POSIX);
    }
}
