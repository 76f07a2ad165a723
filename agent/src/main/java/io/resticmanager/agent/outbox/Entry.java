package io.resticmanager.agent.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One frame in a segment file: a line {@code <crc32c> <length> <seq> <type> <json>}, the first two as eight hexadecimal
 * digits; the length is that of everything after it but the line end, and the checksum is over the same bytes. JSON has no
 * bare line ends, so a reader finds the next record behind a damaged one.
 */
record Entry(long seq, String type, String text) {

    private static final int PREFIX = 18;
    private static final Pattern BODY = Pattern.compile("(\\d{1,19}) ([a-z.]{1,40}) (.*)", Pattern.DOTALL);

    byte[] bytes() {
        var body = (seq + " " + type + " " + text).getBytes(StandardCharsets.UTF_8);
        var prefix = "%08x %08x ".formatted(crc(body), body.length).getBytes(StandardCharsets.US_ASCII);
        var line = Arrays.copyOf(prefix, PREFIX + body.length + 1);
        System.arraycopy(body, 0, line, PREFIX, body.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** @param line without its line end; empty when torn or damaged */
    static Optional<Entry> parse(byte[] line) {
        if (line.length < PREFIX) {
            return Optional.empty();
        }
        var body = Arrays.copyOfRange(line, PREFIX, line.length);
        var prefix = new String(line, 0, PREFIX, StandardCharsets.US_ASCII);
        return prefix.equals("%08x %08x ".formatted(crc(body), body.length)) ? parseBody(body) : Optional.empty();
    }

    private static Optional<Entry> parseBody(byte[] body) {
        var match = BODY.matcher(new String(body, StandardCharsets.UTF_8));
        return match.matches()
                ? Optional.of(new Entry(Long.parseLong(match.group(1)), match.group(2), match.group(3)))
                : Optional.empty();
    }

    private static int crc(byte[] body) {
        var crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }
}
