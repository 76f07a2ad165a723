package io.resticmanager.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparePagesTest {

    @TempDir
    Path folder;

    private final List<Mapping> gone = new ArrayList<>();

    @Test
    void shouldLetGoOfAllThatIsNotWrittenTo() throws Exception {
        var maps = Files.write(folder.resolve("maps"), List.of("1000-2000 r--p 0 fe:00 1 /a",
                "2000-3000 rw-p 0 fe:00 1 /a", "3000-5000 r-xp 0 fe:00 1 /b"));

        SparePages.letGo(maps, gone::add);

        assertThat(gone).containsExactly(new Mapping(0x1000, 0x1000), new Mapping(0x3000, 0x2000));
    }

    @Test
    void shouldDoNothingWhereNothingSaysWhatIsInMemory() {
        assertThatCode(() -> SparePages.letGo(folder.resolve("none"), gone::add)).doesNotThrowAnyException();

        assertThat(gone).isEmpty();
    }

    @Test
    void shouldAskNoOtherSystem() {
        var asked = new AtomicInteger();

        SparePages.giveBackOn("Windows Server 2025", () -> {
            asked.incrementAndGet();
            return gone::add;
        }).close();

        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldGoOnWithoutASystemThatCanBeAsked() {
        assertThatCode(() -> SparePages.giveBackOn("Linux", () -> {
            throw new NoSuchElementException("madvise");
        }).close()).doesNotThrowAnyException();
    }
}
