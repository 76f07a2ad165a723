package io.resticmanager.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What we expect of Linux. */
@EnabledOnOs(OS.LINUX)
class PagesTest {

    private static final int LENGTH = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void shouldTakeAFileOutOfMemoryAndLoseNothingOfIt() throws Exception {
        var file = Files.write(folder.resolve("file"), "7".repeat(LENGTH).getBytes());
        try (var arena = Arena.ofConfined(); var channel = FileChannel.open(file)) {
            channel.force(true);
            var mapped = channel.map(MapMode.READ_ONLY, 0, LENGTH, arena);
            assertThat(sum(mapped)).isEqualTo('7' * (long) LENGTH);
            assertThat(resident(mapped)).isEqualTo(LENGTH);

            assertThat(new Pages().letGo(new Mapping(mapped.address(), LENGTH))).isTrue();

            assertThat(resident(mapped)).isLessThan(LENGTH / 2);
            assertThat(sum(mapped)).isEqualTo('7' * (long) LENGTH);
        }
    }

    @Test
    void shouldSayThatTheSystemDidNotTakeIt() {
        // Not the beginning of a page.
        assertThat(new Pages().letGo(new Mapping(1, LENGTH))).isFalse();
    }

    private static long sum(MemorySegment mapped) {
        var sum = 0L;
        for (long at = 0; at < LENGTH; at++) {
            sum += mapped.get(ValueLayout.JAVA_BYTE, at);
        }
        return sum;
    }

    private static long resident(MemorySegment mapped) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps"))) {
            var size = lines.dropWhile(line -> !line.startsWith(Long.toHexString(mapped.address()) + "-"))
                    .filter(line -> line.startsWith("Rss:")).findFirst().orElseThrow();
            return Long.parseLong(size.replaceAll("\\D", "")) << 10;
        }
    }
}
