package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.resticmanager.agent.job.NastyTree;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a folder of a snapshot. */
class FolderTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123Z");

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldTellEveryNameAndKindAsItIs(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        Files.setLastModifiedTime(data.resolve("empty"), FileTime.from(NOON));
        try (var stand = LookStand.of(root, version, data)) {
            var listed = stand.list(stand.snapshot(), data);

            var entries = listed.entries().stream().collect(Collectors.toMap(TreeEntry::name, Function.identity()));
            assertThat(entries).containsKeys(NastyTree.ODD_NAMES.toArray(String[]::new)).containsKey("latin1-\uFFFD");
            assertThat(entries.get("empty")).isEqualTo(new TreeEntry("empty", "file", 0, NOON, 0644));
            assertThat(entries.get("random").size()).isEqualTo(600_000);
            assertThat(entries.get("program").mode()).isEqualTo(04755);
            assertThat(entries.get("shared")).matches(folder -> folder.type().equals("dir") && folder.mode() == 02775);
            assertThat(entries.get("dangling").type()).isEqualTo("symlink");
            assertThat(entries.get("pipe").type()).isEqualTo("fifo");
            assertThat(entries.get("read-only").mode()).isEqualTo(0555);
            assertThat(listed.next()).isNull();
            assertThat(listed.total()).isEqualTo(listed.entries().size());
            try (var there = Files.list(data)) {
                assertThat(listed.total()).isEqualTo(there.count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldOpenFoldersOfEveryName(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        for (var name : NastyTree.ODD_NAMES) {
            Files.writeString(Files.createDirectory(data.resolve(name)).resolve("in " + name), "x");
        }
        Files.createDirectory(data.resolve("starx1.txt"));
        try (var stand = LookStand.of(root, version, data)) {
            var snapshot = stand.snapshot();
            for (var name : NastyTree.ODD_NAMES) {
                assertThat(stand.list(snapshot, data.resolve(name)).entries()).extracting(TreeEntry::name)
                        .containsExactly("in " + name);
            }
            assertThat(stand.list(snapshot, data.resolve("starx1.txt")).entries()).isEmpty();
            assertThat(stand.list(snapshot.substring(0, 8), "/").entries()).extracting(TreeEntry::name)
                    .containsExactly(data.getName(0).toString());
            assertThat(stand.listings()).isEqualTo(NastyTree.ODD_NAMES.size() + 2L);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.14, 3000", "0.18, 100000"})
    void shouldTellALargeFolderPageByPageWithOneRestic(String version, int files) throws Exception {
        try (var stand = LookStand.of(root, version, large(files))) {
            var snapshot = stand.snapshot();
            var pages = new ArrayList<TreeListed>();
            pages.add(stand.list(snapshot, root.resolve("large")));
            while (pages.getLast().next() instanceof String next) {
                pages.add(page(stand, snapshot, next));
            }

            assertThat(pages.stream().flatMap(page -> page.entries().stream()).map(TreeEntry::name))
                    .containsExactlyElementsOf(IntStream.range(0, files).mapToObj(FolderTest::name).toList());
            assertThat(pages).allMatch(page -> page.total() == files && page.entries().size() <= TreeListed.MOST
                    && Json.bytes(page).length <= FolderLook.MOST_BYTES);
            // No smaller than they have to be.
            assertThat(pages.subList(0, pages.size() - 1))
                    .allMatch(page -> Json.bytes(page).length > FolderLook.MOST_BYTES - 1_024);
            assertThat(stand.listings()).isEqualTo(1);
            assertThat(kept(stand)).hasSize(1).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        try (var left = Files.list(root.resolve("state/looks"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldListAgainWhatIsNotKeptAnyMoreAndGoOnWhereItWas() throws Exception {
        try (var stand = LookStand.of(root, "0.18", large(4_000))) {
            var snapshot = stand.snapshot();
            var first = stand.list(snapshot, root.resolve("large"));
            stand.spool.empty();

            var second = page(stand, snapshot, first.next());
            var third = page(stand, snapshot, second.next());

            assertThat(stand.listings()).isEqualTo(2);
            assertThat(second.total()).isEqualTo(4_000);
            assertThat(second.entries().getFirst().name()).isEqualTo(name(first.entries().size()));
            assertThat(third.entries().getFirst().name())
                    .isEqualTo(name(first.entries().size() + second.entries().size()));
        }
    }

    @Test
    void shouldListAgainWhenAPageIsAskedOfAnotherFolderOrAnotherRepository() throws Exception {
        try (var stand = LookStand.of(root, "0.18", large(2_000))) {
            var snapshot = stand.snapshot();
            var next = stand.list(snapshot, root.resolve("large")).next();
            var mine = stand.everyday.get().orElseThrow();
            var other = new HubMessage.Repository("other", mine.url(), null, mine.password(), null);

            var above = stand.ask(new HubMessage.TreeList(snapshot, root.toString(), next), TreeListed.class);
            stand.ask(new HubMessage.TreeList(snapshot, root.resolve("large").toString(), next, other),
                    TreeListed.class);

            assertThat(above.entries()).isEmpty();
            assertThat(above.total()).isEqualTo(1);
            assertThat(stand.listings()).isEqualTo(3);
        }
    }

    private TreeListed page(LookStand stand, String snapshot, String next) {
        return stand.ask(new HubMessage.TreeList(snapshot, root.resolve("large").toString(), next), TreeListed.class);
    }

    private Path large(int files) throws Exception {
        var folder = Files.createDirectory(root.resolve("large"));
        for (int file = 0; file < files; file++) {
            Files.createFile(folder.resolve(name(file)));
        }
        return folder;
    }

    private static String name(int file) {
        return "file-%06d".formatted(file);
    }

    private static List<Path> kept(LookStand stand) throws Exception {
        try (var files = Files.list(stand.state.resolve("looks"))) {
            return files.toList();
        }
    }
}
