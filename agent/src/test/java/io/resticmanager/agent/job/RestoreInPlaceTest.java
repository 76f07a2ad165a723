package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a snapshot over the paths that they came from. */
class RestoreInPlaceTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldPutBackWhatIsGoneWithOwnerGroupAndMode(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        var before = NastyTree.looks(data);
        try (var stand = RestoreStand.in(root, version, data)) {
            NastyTree.shell(root, "chmod -R u+w data; rm -rf data; echo beside > beside");

            var end = stand.inPlace(null, data);

            assertThat(end.error()).isNull();
            assertThat(NastyTree.looks(data)).isEqualTo(before);
            assertThat(root.resolve("beside")).hasContent("beside");
            var found = RestoreStand.found(end);
            assertThat(found.complete()).isTrue();
            assertThat(found.directory()).isNull();
            assertThat(stand.restored).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldReplaceWhatIsNamedAndNothingElse(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = RestoreStand.in(root, version, data)) {
            var named = data.resolve(NastyTree.ODD_NAMES.getFirst());
            Files.writeString(named, "changed");
            Files.writeString(data.resolve(NastyTree.DECOY), "changed");

            var end = stand.inPlace("always", named);

            assertThat(end.error()).isNull();
            assertThat(named).hasContent("this is " + NastyTree.ODD_NAMES.getFirst());
            assertThat(data.resolve(NastyTree.DECOY)).hasContent("changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldLeaveTheFoldersAboveAsTheyAre(String version) throws Exception {
        var data = Files.createDirectories(root.resolve("data/one/gone"));
        Files.writeString(data.resolve("file"), "first");
        Files.writeString(Files.createDirectories(root.resolve("data/two")).resolve("file"), "second");
        NastyTree.shell(root, "chmod 777 data data/one data/two; chmod 750 data/one/gone");
        try (var stand = RestoreStand.in(root, version, root.resolve("data"))) {
            NastyTree.shell(root, "rm -r data/one/gone data/two/file; chmod 700 data data/one data/two;"
                    + " touch -d 2020-02-02 . data data/one data/two");
            var above = List.of(root, root.resolve("data"), root.resolve("data/one"), root.resolve("data/two"));
            var looks = above.stream().map(RestoreInPlaceTest::look).toList();

            var end = stand.inPlace(null, data.resolve("file"), root.resolve("data/two/file"));

            assertThat(end.error()).isNull();
            assertThat(data.resolve("file")).hasContent("first");
            assertThat(root.resolve("data/two/file")).hasContent("second");
            assertThat(above.stream().map(RestoreInPlaceTest::look)).containsExactlyElementsOf(looks);
            assertThat(Files.getAttribute(data, "unix:mode")).isEqualTo(0040750);
        }
    }

    /** The agent's unit opens only what the policy says; an old restic touches what is above it all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotMissWhatItWasNotToTouch(String version) throws Exception {
        var open = Files.createDirectories(root.resolve("data/open"));
        Files.writeString(open.resolve("file"), "of the snapshot");
        var restic = RestoreStand.confined(root, version, root.resolve("data"), open);
        try (var stand = new RestoreStand(root, restic, root.resolve("data"), root.resolve("restored"))) {
            stand.agent.queue.start();
            Files.writeString(open.resolve("file"), "changed");

            var end = stand.inPlace(null, open);

            assertThat(end.error()).isNull();
            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(open.resolve("file")).hasContent("of the snapshot");
            assertThat(stand.agent.items(RestoreStand.JOB, Item.NotRestored.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldMissWhatItCouldNotWrite(String version) throws Exception {
        var closed = Files.createDirectories(root.resolve("data/closed"));
        var open = Files.createDirectories(root.resolve("data/open"));
        Files.writeString(closed.resolve("file"), "of the snapshot");
        var restic = RestoreStand.confined(root, version, root.resolve("data"), open);
        try (var stand = new RestoreStand(root, restic, root.resolve("data"), root.resolve("restored"))) {
            stand.agent.queue.start();
            Files.writeString(closed.resolve("file"), "changed");

            var end = stand.inPlace(null, closed);

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(stand.agent.items(RestoreStand.JOB, Item.NotRestored.class)).extracting(Item.NotRestored::path)
                    .contains(closed + "/file");
        }
    }

    private static String look(Path folder) {
        try {
            return Files.readAttributes(folder, "unix:mode,uid,gid,lastModifiedTime").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotWriteThroughALink(String version) throws Exception {
        var data = Files.createDirectories(root.resolve("data/sub")).getParent();
        Files.writeString(data.resolve("sub/file"), "of the snapshot");
        Files.writeString(data.resolve("plain"), "of the snapshot");
        var outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("file"), "not to be touched");
        try (var stand = RestoreStand.in(root, version, data)) {
            NastyTree.shell(root, "rm -rf data/sub; ln -s ../outside data/sub");
            var folder = stand.inPlace(null, data);
            NastyTree.shell(root, "rm data/sub; rm data/plain; ln -s ../outside/file data/plain");
            var file = stand.agent.run(stand.command("FILE", Mode.in_place, null, data.resolve("plain")));

            for (var end : List.of(folder, file)) {
                assertThat(end.status()).isEqualTo(JobStatus.failed);
                assertThat(end.error().cause()).isEqualTo("link_in_the_way");
                assertThat(end.error().message()).contains("is a link on this host", "Nothing was restored");
            }
            assertThat(folder.error().message()).contains(data + "/sub");
            assertThat(outside.resolve("file")).hasContent("not to be touched");
        }
    }

    @Test
    void shouldNotReplaceALinkOnTheWay() throws Exception {
        var data = Files.createDirectories(root.resolve("data/one")).getParent();
        Files.writeString(data.resolve("one/file"), "first");
        Files.writeString(data.resolve("file"), "second");
        try (var stand = RestoreStand.in(root, "0.18", data)) {
            NastyTree.shell(root, "mv data/one moved; ln -s ../moved data/one; rm moved/file data/file");

            var end = stand.inPlace(null, data.resolve("one/file"), data.resolve("file"));

            assertThat(end.error().cause()).isEqualTo("link_in_the_way");
            assertThat(end.error().message()).contains(data + "/one is a link");
            assertThat(data.resolve("one")).isSymbolicLink();
            assertThat(data.resolve("file")).doesNotExist();
        }
    }

    @Test
    void shouldNotGuessWhatANameThatIsNotUtf8LeadsTo() throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = RestoreStand.in(root, "0.14", data)) {
            NastyTree.shell(root, "rm data/latin*; ln -s ../beside \"$(printf 'data/latin1-\\374')\"");

            var end = stand.inPlace(null, data);

            assertThat(end.error().message()).contains("not UTF-8", "data/latin1-\uFFFD", "Nothing was restored");
            assertThat(root.resolve("beside")).doesNotExist();
        }
    }

    @Test
    void shouldLeaveAloneWhatItIsToldTo() throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = RestoreStand.in(root, "0.18", data)) {
            Files.writeString(data.resolve("empty"), "newer");
            Files.delete(data.resolve(NastyTree.DECOY));

            var end = stand.inPlace("never", data.resolve("empty"), data.resolve(NastyTree.DECOY));

            assertThat(end.error()).isNull();
            assertThat(data.resolve("empty")).hasContent("newer");
            assertThat(data.resolve(NastyTree.DECOY)).hasContent("decoy");
            assertThat(RestoreStand.found(end).unchanged()).isEqualTo(1);
            assertThat(RestoreStand.found(end).files()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayThatAnOldResticCanOnlyReplaceAll() throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        try (var stand = RestoreStand.in(root, "0.14", data)) {
            for (var overwrite : List.of("if-changed", "if-newer", "never")) {
                var end = stand.agent.run(stand.command(overwrite, Mode.in_place, overwrite, data));

                assertThat(end.error().cause()).isEqualTo("restic_too_old");
                assertThat(end.error().message()).contains("0.14.0", "'" + overwrite + "'");
            }
        }
    }

    @Test
    void shouldNameWhatAnOldResticCouldNotReplace() throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        NastyTree.shell(data, "rm latin1*");
        try (var stand = RestoreStand.in(root, "0.14", data)) {
            Files.delete(data.resolve(NastyTree.DECOY));

            var end = stand.inPlace(null, data);

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("incomplete");
            assertThat(end.error().nextStep()).contains("0.17", "new directory");
            assertThat(stand.agent.items(RestoreStand.JOB, Item.NotRestored.class)).extracting(Item.NotRestored::path)
                    .contains(data + "/relative", data + "/pipe");
            assertThat(data.resolve(NastyTree.DECOY)).hasContent("decoy");
            var found = RestoreStand.found(end);
            assertThat(found.complete()).isFalse();
            assertThat(found.failed()).isGreaterThanOrEqualTo(4);
            assertThat(found.files()).isGreaterThanOrEqualTo(NastyTree.ODD_NAMES.size());
        }
    }
}
