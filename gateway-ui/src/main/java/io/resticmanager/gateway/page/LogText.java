package io.resticmanager.gateway.page;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;

/** A whole log as text, UTF-8, a line each: read page by page while it is sent, so that a long one takes no memory. */
final class LogText extends InputStream {

    private final LongFunction<LogPage> pages;
    private LogPage page;
    private ByteArrayInputStream text;

    /** Reads the first page at once, so that a refusal comes before the answer has begun. @param pages by the number to ask after */
    LogText(LongFunction<LogPage> pages) {
        this.pages = pages;
        this.page = pages.apply(0);
        this.text = text(page);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        var count = text.read(bytes, offset, length);
        while (count < 0 && !page.lines().isEmpty()) {
            page = pages.apply(page.next());
            text = text(page);
            count = text.read(bytes, offset, length);
        }
        return count;
    }

    private static ByteArrayInputStream text(LogPage page) {
        return new ByteArrayInputStream(page.lines().stream().map(LogText::line).collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String line(LogLine line) {
        return line.at() + " " + line.stream() + " " + line.text() + "\n";
    }
}
