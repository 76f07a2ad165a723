package io.resticmanager.agent.restic;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads a stream to its end, line by line, whatever comes: a line over the limit is cut but read on, for a restic whose
 * output nobody reads dies and leaves its lock.
 */
public final class Lines {

    private static final String ERASE_LINE = "\u001b[2K";

    private final int mostBytes;
    private final Consumer<String> sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param mostBytes of a line; what is longer is cut */
    public Lines(int mostBytes, Consumer<String> sink) {
        this.mostBytes = mostBytes;
        this.sink = sink;
    }

    /** Closes the stream, too. */
    public void readAll(InputStream stream) throws IOException {
        try (var in = new BufferedInputStream(stream, 64 * 1024)) {
            for (var next = in.read(); next >= 0; next = in.read()) {
                take(next);
            }
            if (line.size() > 0) {
                give();
            }
        }
    }

    private void take(int next) {
        if (next == '\n') {
            give();
        } else if (line.size() < mostBytes) {
            line.write(next);
        }
    }

    private void give() {
        var text = line.toString(StandardCharsets.UTF_8).replace(ERASE_LINE, "");
        line.reset();
        sink.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
