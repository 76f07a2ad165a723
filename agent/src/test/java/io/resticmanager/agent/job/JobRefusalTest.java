package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent does not hand to restic, whatever the hub let through. */
class JobRefusalTest {

    private static final String ID = "fd1fb749";

    @Test
    void shouldNeverFollowAPolicyThatKeepsNothing() {
        assertThat(rule(JobKind.forget, null)).isEqualTo("retention");
        assertThat(rule(JobKind.forget, new ForgetOptions(null, false, null))).isEqualTo("retention");
        assertThat(rule(JobKind.forget, forget(null, null, List.of(), null))).isEqualTo("retention");
    }

    @Test
    void shouldFollowOnlyPoliciesThatAreOneForEachSnapshot() {
        var keep = keep(1, null, List.of(), null);
        var nightly = new Policy("01JTCW3V5D3XQ0P1T6C2B6E7F8", "nightly", keep);
        var none = keep(null, null, List.of(), null);

        assertThat(rule(JobKind.forget, Kept.by(nightly, Policy.ofTheRest(keep)))).isNull();
        assertThat(rule(JobKind.forget, Kept.by(Policy.ofTheRest(keep), Policy.ofTheRest(keep)))).isEqualTo("policies");
        assertThat(rule(JobKind.forget, new ForgetOptions(keep, null, null, null, null, List.of(nightly))))
                .isEqualTo("policies");
        assertThat(rule(JobKind.forget, Kept.by(nightly, Policy.ofTheRest(none)))).isEqualTo("retention");
        assertThat(rule(JobKind.forget, Kept.by(new Policy("A,B", null, keep)))).isEqualTo("policies.schedule_id");
        assertThat(rule(JobKind.forget, Kept.by(new Policy("", null, keep)))).isEqualTo("policies.schedule_id");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_000})
    void shouldRefuseANumberThatIsNone(int keepLast) {
        assertThat(rule(JobKind.forget, forget(keepLast, null, List.of(), null))).isEqualTo("retention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "0d", "2w", "1d ", "--prune", "-1d"})
    void shouldRefuseADurationThatIsNone(String within) {
        assertThat(rule(JobKind.forget, forget(1, within, List.of(), null))).isEqualTo("retention.keep_within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host,", "host,host", "paths;tags", "user"})
    void shouldRefuseAGroupingThatIsNone(String groupBy) {
        assertThat(rule(JobKind.forget, forget(1, null, List.of(), groupBy))).isEqualTo("retention.group_by");
    }

    @Test
    void shouldRefuseTagsAndHostsThatAreNone() {
        assertThat(rule(JobKind.forget, forget(1, null, List.of(" "), null))).isEqualTo("retention.keep_tags");
        assertThat(rule(JobKind.forget, new ForgetOptions(keep(1, null, List.of(), null), false, "a\nb")))
                .isEqualTo("host");
    }

    @Test
    void shouldTakeAPolicy() {
        assertThat(rule(JobKind.forget, forget(1, "1y5m7d2h", List.of("keep me"), "host,paths,tags"))).isNull();
        assertThat(rule(JobKind.forget, forget(null, null, List.of("only"), null))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5%, 2G,", "99.5%, 0,", "unlimited, 10M,", "100%, 2G, max_unused", "some, 2G, max_unused",
            "5%, 2GB, max_repack_size", "5%, -1, max_repack_size"})
    void shouldTakeSizesAndShares(String maxUnused, String maxRepack, String rule) {
        assertThat(rule(JobKind.prune, new PruneOptions(maxUnused, maxRepack, true))).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"10%,", "100%,", "0.5%,", "1/7,", "256/256,", "500M,", "0%, read_data_subset", "101%, read_data_subset",
            "0/7, read_data_subset", "8/7, read_data_subset", "1/257, read_data_subset", "foo, read_data_subset",
            "0M, read_data_subset", "'', read_data_subset"})
    void shouldTakePartsOfTheData(String subset, String rule) {
        assertThat(rule(JobKind.check, new CheckOptions(subset))).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"restore-size,", "raw-data,", ",", "blobs-per-file, mode"})
    void shouldTakeTwoModes(String mode, String rule) {
        assertThat(rule(JobKind.stats, new StatsOptions(mode))).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"5eaa0323,", "5eaa03235a0679273c305104a384a299e475d65ab9667d8a71739eb883a6c29d,", "5eaa032, b",
            "latest, b", "--metadata, b", "5EAA0323, b", "fd1fb749f9, b"})
    void shouldTakeTwoSnapshotsByTheirIds(String other, String rule) {
        assertThat(rule(JobKind.diff, new DiffOptions(ID, other))).isEqualTo(rule);
    }

    @Test
    void shouldRefuseADiffOfNothing() {
        assertThat(rule(JobKind.diff, null)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"/srv/a,", "/srv/star*[x]?.txt,", "'/srv/$HOME, --x',", "srv, paths", "/srv/../etc, paths", "'', paths",
            "/srv/., paths", "/srv/bad\uFFFDname, paths"})
    void shouldTakeAbsolutePathsToRestore(String path, String rule) {
        assertThat(rule(JobKind.restore, restore(Mode.new_directory, null, path))).isEqualTo(rule);
        assertThat(rule(JobKind.restore, restore(Mode.in_place, null, "/srv/good", path))).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"always,", "if-changed,", "if-newer,", "never,", ",", "sometimes, overwrite", "'', overwrite"})
    void shouldTakeTheWaysToOverwrite(String overwrite, String rule) {
        assertThat(rule(JobKind.restore, restore(Mode.in_place, overwrite, "/srv"))).isEqualTo(rule);
    }

    @Test
    void shouldNotRestoreInPlaceWithoutPaths() {
        assertThat(rule(JobKind.restore, restore(Mode.in_place, null))).isEqualTo("paths");
        assertThat(rule(JobKind.restore, restore(Mode.new_directory, null))).isNull();
        assertThat(rule(JobKind.restore, null)).isEqualTo("snapshot_id");
        assertThat(rule(JobKind.restore, restore(Mode.new_directory, null,
                Collections.nCopies(10_001, "/srv").toArray(String[]::new)))).isEqualTo("paths");
    }

    @Test
    void shouldSayHowToRestoreANameThatIsNotUtf8() {
        var why = JobRefusal.of(JobCommands.with("JOB", JobKind.restore,
                restore(Mode.new_directory, null, "/srv/bad\uFFFDname"))).orElseThrow().message();

        assertThat(why).contains("not UTF-8", "/srv/bad", "Restore the folder above it.");
    }

    private static RestoreOptions restore(Mode mode, String overwrite, String... paths) {
        return new RestoreOptions(ID, List.of(paths), new RestoreOptions.Target(mode), null, overwrite);
    }

    @Test
    void shouldTakePruneCheckAndStatsWithoutOptions() {
        assertThat(List.of(JobKind.prune, JobKind.check, JobKind.stats)).allMatch(kind -> rule(kind, null) == null);
    }

    private static String rule(JobKind kind, JobOptions options) {
        return JobRefusal.of(JobCommands.with("JOB", kind, options)).map(JobRefusal::rule).orElse(null);
    }

    @Test
    void shouldRefuseOptionsThatAreNotOfTheKind() throws Exception {
        var options = Json.tree(new StatsOptions("raw-data"));
        var command = new HubMessage.CommandRun("JOB", JobKind.diff, null, options, null);

        assertThat(JobRefusal.of(command).map(JobRefusal::rule)).contains("options");
    }

    @Test
    void shouldRefuseABackupOfNothing() throws Exception {
        assertThat(rule(JobKind.backup, null)).isEqualTo("source");
        assertThat(rule(JobKind.backup, new BackupOptions(null, null))).isEqualTo("source");
        var options = Json.read("{\"source\": 7}", JsonNode.class);
        var command = new HubMessage.CommandRun("JOB", JobKind.backup, null, options, null);
        assertThat(JobRefusal.of(command)).contains(new JobRefusal("options",
                "The options are not those of a backup."));
    }

    private static ForgetOptions forget(Integer keepLast, String within, List<String> tags, String groupBy) {
        return new ForgetOptions(keep(keepLast, within, tags, groupBy), false, null);
    }

    private static Retention keep(Integer keepLast, String within, List<String> tags, String groupBy) {
        return new Retention(keepLast, null, null, null, null, null, within, tags, groupBy);
    }
}
