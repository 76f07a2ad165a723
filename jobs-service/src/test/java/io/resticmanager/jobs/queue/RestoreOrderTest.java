package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.RestoreOptions.Target;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreOrderTest {

    private static final String HOST = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final String OTHER = "01JTCW3V5D3XQ0P1T6C2B6E7F9";

    @Test
    void shouldReadAllThatIsChosenInPlace() {
        var asked = in(Mode.in_place, null, "/srv/a/", "/srv/new\nline");
        asked.put("snapshot_id", "4F5C1B0D");
        asked.put("confirm_host_name", "ada");
        asked.put("overwrite", "if-newer");
        asked.put("paths", List.of("/srv/a/", "/srv/new\nline", "/é\u200b "));

        assertThat(options(asked)).isEqualTo(new RestoreOptions("4f5c1b0d",
                List.of("/srv/a", "/srv/new\nline", "/é\u200b "), new Target(Mode.in_place), "ada", "if-newer"));
    }

    @Test
    void shouldTakeTheHostItselfForNoOtherTarget() {
        assertThat(options(in(Mode.new_directory, HOST, "/a")).target()).isEqualTo(new Target(Mode.new_directory));
        assertThat(options(in(Mode.new_directory, OTHER, "/a")).target().hostId()).isEqualTo(OTHER);
        assertThat(options(in(Mode.new_directory, "", "/a")).target().hostId()).isNull();
    }

    @Test
    void shouldLeaveOutWhatIsInAFolderThatIsNamedToo() {
        assertThat(options(in(Mode.new_directory, null, "/srv/a/b", "/srv/ab", "/srv/a", "/srv/a/", "/srv/a/b/c/d"))
                .paths()).containsExactly("/srv/ab", "/srv/a");
        assertThat(options(in(Mode.new_directory, null, "/srv/a", "/")).paths()).isEmpty();
        assertThat(options(in(Mode.new_directory, null)).paths()).isEmpty();
    }

    @Test
    void shouldReadPathsOfAWindowsHostAsTheSnapshotHasThem() {
        var asked = in(Mode.new_directory, null, "/C/Data/x", "/C/Data", "D:\\Data\\sub\\", "D:\\Data");

        assertThat(options(asked, PathRules.WINDOWS).paths()).containsExactly("/C/Data", "D:\\Data");
        assertThat(fields(in(Mode.new_directory, null, "Data", "D:\\a\\..\\b"), PathRules.WINDOWS))
                .containsExactly("options.paths[0]", "options.paths[1]");
    }

    @Test
    void shouldTellOfEverythingThatIsWrongAtOnce() {
        var asked = in(Mode.in_place, OTHER, "/ok", "relative", "/a/../b", "/nul\0", "/a//b", "/a/./b", "/", "",
                "/not\uFFFDutf8", "/" + "x".repeat(4_096));
        asked.put("snapshot_id", "zz");
        asked.put("overwrite", "sometimes");

        assertThat(fields(asked)).containsExactlyInAnyOrder("options.snapshot_id", "options.target.mode",
                "options.overwrite", "options.paths[1]", "options.paths[2]", "options.paths[3]", "options.paths[4]",
                "options.paths[5]", "options.paths[6]", "options.paths[7]", "options.paths[8]", "options.paths[9]");
    }

    @Test
    void shouldReplaceNoWholeSystemAndNothingUnnamed() {
        assertThat(fields(in(Mode.in_place, null, "/"))).containsExactly("options.paths[0]");
        assertThat(fields(in(Mode.in_place, null))).containsExactly("options.paths");
        assertThat(fields(in(Mode.in_place, null, "C:\\"), PathRules.WINDOWS)).containsExactly("options.paths[0]");
    }

    @Test
    void shouldTakeNothingSaidOfPathsForNoOrder() {
        var asked = in(Mode.new_directory, null);
        assertThat(options(asked).paths()).as("[] is the whole snapshot").isEmpty();
        asked.put("paths", null);
        assertThat(fields(asked)).containsExactly("options.paths");
        asked.remove("paths");
        assertThat(errors(Json.tree(asked), PathRules.POSIX)).extracting(FieldError::message)
                .containsExactly("Name paths, or [] for the whole snapshot.");
    }

    @Test
    void shouldOverwriteOnlyInPlace() {
        for (var choice : RestoreOptions.OVERWRITES) {
            var asked = in(Mode.in_place, null, "/a");
            asked.put("overwrite", choice);
            assertThat(options(asked).overwrite()).isEqualTo(choice);
            asked.put("target", Map.of("mode", "new_directory"));
            assertThat(fields(asked)).containsExactly("options.overwrite");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | snapshot_id,target.mode,paths",
            "{\"snapshot_id\": 7, \"target\": []} | snapshot_id,target,paths",
            "{\"snapshot_id\": \"4f5c1b0\", \"target\": {\"mode\": 7}} | snapshot_id,target.mode,paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"In_Place\"}, \"overwrite\": \"always\"} | target.mode,paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \" in_place\"}, \"overwrite\": \"always\"} | target.mode,paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"new_directory\", \"host_id\": 7}} | target.host_id,paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"in_place\"}, \"paths\": \"/a\"} | paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"in_place\"}, \"paths\": {\"a\": 1}} | paths",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"in_place\"}, \"paths\": [\"/a\", null, 7, [], \"\\ud800\"]} | paths[1],paths[2],paths[3],paths[4]",
            "{\"snapshot_id\": \"4f5c1b0d\", \"target\": {\"mode\": \"in_place\"}, \"paths\": [\"/a\"], \"confirm_host_name\": [], \"overwrite\": 1} | confirm_host_name,overwrite",
            "{\"snapshot_id\": \"\\ud800\", \"target\": {\"mode\": \"\\udc00\"}} | snapshot_id,target.mode,paths"})
    void shouldPointAtTheFieldThatIsWrong(String asked, String fields) throws Json.Malformed {
        assertThat(errors(Json.read(asked, JsonNode.class), PathRules.POSIX))
                .extracting(error -> error.field().replaceFirst("^options\\.", ""))
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "true"})
    void shouldRefuseOptionsOfAnotherShape(String asked) throws Json.Malformed {
        assertThat(errors(Json.read(asked, JsonNode.class), PathRules.POSIX)).extracting(FieldError::field)
                .contains("options");
    }

    @Test
    void shouldAdviseAFolderWhereThereAreTooManyPaths() {
        var most = IntStream.range(0, 1_000).mapToObj(n -> "/srv/" + n).toArray(String[]::new);
        assertThat(options(in(Mode.new_directory, null, most)).paths()).hasSize(1_000);

        var million = in(Mode.new_directory, null);
        million.put("paths", Collections.nCopies(1_000_000, "../x"));
        assertThat(errors(Json.tree(million), PathRules.POSIX)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("options.paths");
            assertThat(error.message()).contains("1,000 paths", "1,000,000", "Choose a folder");
        });
    }

    @Test
    void shouldAdviseAFolderWherePathsAreTooLong() {
        var name = "/" + "é".repeat(120);
        var long400 = IntStream.range(0, 430).mapToObj(n -> name + n).toArray(String[]::new);

        assertThat(options(in(Mode.new_directory, null, long400[0], long400[1])).paths()).hasSize(2);
        assertThat(fields(in(Mode.new_directory, null,
                Collections.nCopies(1_000, "/a//" + "x".repeat(4_000)).toArray(String[]::new))))
                .containsExactly("options.paths");
        assertThat(errors(Json.tree(in(Mode.new_directory, null, long400)), PathRules.POSIX)).singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("options.paths");
                    assertThat(error.message()).contains("100 KiB", "Choose a folder");
                });
    }

    @Test
    void shouldLeaveToOperatorsOnlyADirectoryOnTheHostItself() {
        assertThat(needed(in(Mode.new_directory, null, "/a"))).isEqualTo(Role.operator);
        assertThat(needed(in(Mode.new_directory, HOST, "/a"))).isEqualTo(Role.operator);
        assertThat(needed(in(Mode.new_directory, OTHER, "/a"))).isEqualTo(Role.admin);
        assertThat(needed(in(Mode.in_place, null, "/a"))).isEqualTo(Role.admin);
        assertThat(needed(in(Mode.in_place, HOST, "/a"))).isEqualTo(Role.admin);
    }

    private static Map<String, Object> in(Mode mode, @Nullable String host, String... paths) {
        var target = new HashMap<String, Object>(Map.of("mode", mode.name()));
        if (host != null) {
            target.put("host_id", host);
        }
        return new HashMap<>(Map.of("snapshot_id", "4f5c1b0d", "target", target, "paths", List.of(paths)));
    }

    private static Role needed(Map<String, ?> asked) {
        return ((JobOrder.Ready) order(Json.tree(asked), PathRules.POSIX)).needed();
    }

    private static RestoreOptions options(Map<String, ?> asked) {
        return options(asked, PathRules.POSIX);
    }

    private static RestoreOptions options(Map<String, ?> asked, PathRules rules) {
        assertThat(order(Json.tree(asked), rules)).isInstanceOf(JobOrder.Ready.class);
        return (RestoreOptions) ((JobOrder.Ready) order(Json.tree(asked), rules)).options();
    }

    private static List<String> fields(Map<String, ?> asked) {
        return fields(asked, PathRules.POSIX);
    }

    private static List<String> fields(Map<String, ?> asked, PathRules rules) {
        return errors(Json.tree(asked), rules).stream().map(FieldError::field).toList();
    }

    private static List<FieldError> errors(JsonNode asked, PathRules rules) {
        return order(asked, rules) instanceof JobOrder.Refused(var errors) ? errors : List.of();
    }

    private static JobOrder order(JsonNode asked, PathRules rules) {
        return JobOrder.of(new JobsRpc.Run(HOST, JobKind.restore, asked), rules);
    }
}
