package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two schedules of the same paths with policies of their own, a third that was deleted, and snapshots of none; ada's and bob's. */
class SchedulePoliciesTest {

    private static final Policy NIGHTLY = new Policy("NIGHTLY", "nightly", Kept.last(2));
    private static final Policy HOURLY = new Policy("HOURLY", "hourly", Kept.last(1));

    @TempDir
    Path root;

    private String data;
    private int day;

    @BeforeEach
    void prepare() throws Exception {
        data = Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file.txt"), "worth keeping")
                .getParent().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldKeepOfEachScheduleWhatItsOwnPolicyKeepsAndOfTheRestWhatTheForgetsDoes(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.runAndReport(forget(Kept.by(NIGHTLY, HOURLY, Policy.ofTheRest(Kept.last(1)))));

            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 4, 6, null));
            assertThat(days(stand)).containsExactlyInAnyOrder("ada 5", "ada 8", "ada 9", "ada 10", "bob 11", "bob 12");
            var decided = decided(stand);
            assertThat(decided.get(8).reasons()).containsExactly("last snapshot");
            assertThat(decided.get(8).schedules()).containsExactly("NIGHTLY");
            assertThat(decided.get(9).schedules()).containsExactly("HOURLY");
            assertThat(decided.get(10).schedules()).isNull();
            assertThat(decided.get(1).schedules()).as("of a deleted schedule").isNull();
            assertThat(decided.get(3).keep()).isFalse();
            assertThat(decided.get(3).schedules()).containsExactly("NIGHTLY");
            assertThat(stand.log("FORGET")).contains("nightly", "hourly", "that none of these schedules made");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldLeaveTheRestAloneWhereNoPolicyIsForIt(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.runAndReport(forget(Kept.by(NIGHTLY, HOURLY)));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 7, 3, null));
            assertThat(days(stand)).contains("ada 1", "ada 2", "ada 7", "ada 10").doesNotContain("ada 3", "ada 4",
                    "ada 6");
            assertThat(decided(stand).get(2).reasons()).containsExactly("no policy is for it");
            assertThat(decided(stand).get(2).keep()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldKeepASnapshotOfTwoSchedulesWhileOneKeepsIt(String version) throws Exception {
        try (var stand = bare(version)) {
            made(stand, "ada", "rm-schedule=NIGHTLY,rm-schedule=HOURLY");
            made(stand, "ada", "rm-schedule=HOURLY");
            stand.queue.start();

            var end = stand.runAndReport(forget(Kept.by(NIGHTLY, HOURLY)));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 2, 0, null));
            assertThat(decided(stand).get(1).schedules()).containsExactly("NIGHTLY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldRemoveNothingAtAllWhereOnePolicyWouldEmptyAGroup(String version) throws Exception {
        try (var stand = stand(version)) {
            var emptying = new Policy("HOURLY", "hourly", Kept.tagged("nobody has it"));

            var end = stand.runAndReport(forget(Kept.by(NIGHTLY, emptying, Policy.ofTheRest(Kept.last(1)))));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("would_empty_group");
            assertThat(stand.snapshots()).hasSize(12);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldLeaveAloneWhatNoTagTellsFromASchedules(String version) throws Exception {
        try (var stand = bare(version)) {
            made(stand, "ada", "gold");
            made(stand, "ada", "gold,silver");
            made(stand, "ada", "gold");
            made(stand, "ada", "gold,rm-schedule=NIGHTLY");
            made(stand, "ada", "silver,rm-schedule=NIGHTLY");
            made(stand, "ada", "gold,silver");
            stand.queue.start();

            var end = stand.runAndReport(forget(Kept.by(NIGHTLY, Policy.ofTheRest(Kept.last(1)))));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 5, 1, null));
            assertThat(days(stand)).doesNotContain("ada 2");
            assertThat(decided(stand).get(1).reasons()).singleElement().asString().contains("tags");
        }
    }

    @Test
    void shouldOnlyShowItInADryRun() throws Exception {
        try (var stand = stand("0.18")) {
            var options = Kept.by(NIGHTLY, HOURLY, Policy.ofTheRest(Kept.last(1)));

            var end = stand.runAndReport(forget(new ForgetOptions(null, true, null, null, null, options.policies())));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(true, 4, 6, null));
            assertThat(stand.snapshots()).hasSize(12);
            assertThat(decided(stand)).hasSize(10);
        }
    }

    private static HubMessage.CommandRun forget(ForgetOptions options) {
        return JobCommands.with("FORGET", JobKind.forget, options);
    }

    private static List<String> days(ResticStand stand) throws Exception {
        return stand.snapshots().stream().map(snapshot -> snapshot.hostname() + " " + dayOf(snapshot)).toList();
    }

    private static int dayOf(Snapshot snapshot) {
        return Integer.parseInt(snapshot.time().toString().substring(8, 10));
    }

    /** By the day of their snapshots. */
    private static Map<Integer, Item.Decision> decided(ResticStand stand) {
        return stand.items("FORGET", Item.Decision.class).stream()
                .collect(Collectors.toMap(one -> dayOf(one.snapshot()), one -> one));
    }

    private ResticStand stand(String version) throws Exception {
        var stand = bare(version);
        made(stand, "ada", "rm-schedule=DELETED,rm-job=1");
        made(stand, "ada", "");
        for (var tags : List.of("NIGHTLY,rm-job=3", "HOURLY,rm-job=4", "NIGHTLY,rm-job=5", "HOURLY,rm-job=6")) {
            made(stand, "ada", "rm-schedule=" + tags);
        }
        made(stand, "ada", "rm-job=7");
        made(stand, "ada", "rm-schedule=NIGHTLY,rm-job=8,gold");
        made(stand, "ada", "rm-schedule=HOURLY,rm-job=9");
        made(stand, "ada", "rm-job=10,gold");
        made(stand, "bob", "rm-schedule=NIGHTLY,rm-job=11");
        made(stand, "bob", "");
        stand.queue.start();
        return stand;
    }

    private ResticStand bare(String version) throws Exception {
        var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        return stand;
    }

    private void made(ResticStand stand, String host, String tags) throws Exception {
        var arguments = new ArrayList<>(List.of("backup", "--host", host, "--time",
                "2020-01-%02d 00:00:00".formatted(++day)));
        arguments.addAll(tags.isEmpty() ? List.of() : List.of("--tag", tags));
        arguments.add(data);
        stand.resticSays(arguments.toArray(String[]::new));
    }
}
