package io.resticmanager.agent.hook;

import static java.nio.channels.Channels.newInputStream;
import static java.nio.file.Files.newByteChannel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.resticmanager.agent.restic.Lines;
import io.resticmanager.agent.state.AtomicFile;

/** Passes on the lines that somebody else writes at the end of a file, which begins empty. */
final class Tail {

    private static final int MOST_AT_ONCE = 256 * 1024;

    private final Path file;
    private final Consumer<String> sink;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    Tail(Path file, Consumer<String> sink) {
        this.file = file;
        this.sink = sink;
        new AtomicFile(file).replace(new byte[0]);
    }

    /** @param all also the line that is not at its end, and however much there is */
    void read(boolean all) {
        try {
            for (var more = next(); more.length > 0; more = all ? next() : new byte[0]) {
                take(more);
            }
            if (all) {
                give(begun.size());
            }
        } catch (IOException e) {
            sink.accept("what it says can not be read: " + e.getMessage());
        }
    }

    private byte[] next() throws IOException {
        try (var channel = newByteChannel(file).position(position)) {
            var bytes = newInputStream(channel).readNBytes(MOST_AT_ONCE);
            position += bytes.length;
            return bytes;
        }
    }

    private void take(byte[] bytes) throws IOException {
        begun.write(bytes);
        var whole = begun.toByteArray();
        var end = whole.length;
        while (end > 0 && whole[end - 1] != '\n') {
            end--;
        }
        give(end);
    }

    private void give(int bytes) throws IOException {
        var whole = begun.toByteArray();
        new Lines(8 * 1024, sink).readAll(new ByteArrayInputStream(whole, 0, bytes));
        begun.reset();
        begun.write(whole, bytes, whole.length - bytes);
    }
}
