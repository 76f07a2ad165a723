package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.resticmanager.agent.schedule.SetClock;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept listings are few, small and short-lived. */
class SpoolTest {

    private static final byte[] LINE = Json.bytes(new TreeEntry("name", "file", 1, null, 420));
    private static final Spool.Folder FOLDER = new Spool.Folder("r", "s", "/a");
    private static final Spool.Folder OTHER = new Spool.Folder("r", "s", "/b");

    @TempDir
    Path place;

    private final SetClock now = new SetClock(Instant.parse("2026-05-04T12:00:00Z"));

    @Test
    void shouldLeaveNothingOfAnEarlierProcess() throws Exception {
        Files.writeString(place.resolve("left"), "names");

        spool(1_000);

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void shouldRemoveTheOldestForANewOneAndStopWhenThatIsNotEnough() {
        var spool = spool(LINE.length * 10L);
        var first = write(spool, FOLDER, 5);

        var second = write(spool, OTHER, 6);
        var third = write(spool, FOLDER, 20);

        assertThat(spool.find(first, FOLDER)).isEmpty();
        assertThat(spool.find(second, OTHER)).isEmpty();
        assertThat(spool.find(third, FOLDER).orElseThrow().bytes()).isEqualTo(9L * (LINE.length + 1));
        assertThat(place.toFile().list()).containsExactly(third.listing());
    }

    @Test
    void shouldKeepOneListingOfAFolderForHalfAnHour() {
        var spool = spool(1_000_000);
        var first = write(spool, FOLDER, 5);
        var second = write(spool, FOLDER, 5);
        assertThat(spool.find(first, FOLDER)).isEmpty();
        assertThat(spool.find(second, OTHER)).isEmpty();
        assertThat(spool.find(second, FOLDER)).isPresent();
        assertThat(spool.oldestFor()).hasValue(Spool.KEEP);

        now.pass(Spool.KEEP.minusSeconds(1));
        assertThat(spool.find(second, FOLDER)).isPresent();
        now.pass(Duration.ofSeconds(1));

        assertThat(spool.find(second, FOLDER)).isEmpty();
        assertThat(spool.oldestFor()).isEmpty();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void shouldNotKeepWhatCanNotBeRead() throws Exception {
        var spool = spool(1_000_000);
        var cursor = write(spool, FOLDER, 5);
        Files.writeString(place.resolve(cursor.listing()), "no JSON\n".repeat(50), StandardCharsets.US_ASCII);
        var listing = spool.find(cursor, FOLDER).orElseThrow();

        assertThat(spool.read(listing, cursor, new Page<>(10, 10_000), 10_000)).isFalse();

        assertThat(spool.find(cursor, FOLDER)).isEmpty();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void shouldReadWholeLinesFromWhereThePageBegins() {
        var spool = spool(1_000_000);
        var cursor = write(spool, FOLDER, 5);
        var listing = spool.find(cursor, FOLDER).orElseThrow();
        var page = new Page<TreeEntry>(10, 10_000);

        var read = spool.read(listing, new Cursor(cursor.listing(), 0, LINE.length + 1L), page, LINE.length * 3);

        assertThat(read).isTrue();
        assertThat(page.entries()).hasSize(2);
    }

    private Cursor write(Spool spool, Spool.Folder folder, int lines) {
        var spooling = new Spooling(spool);
        for (int line = 0; line < lines; line++) {
            spooling.add(LINE);
        }
        spooling.keep(folder, 0, lines);
        return new Cursor(spooling.id(), 0, 0);
    }

    private Spool spool(long mostBytes) {
        return new Spool(place, now, mostBytes);
    }
}
