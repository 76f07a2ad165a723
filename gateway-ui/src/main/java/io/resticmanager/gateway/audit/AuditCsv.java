package io.resticmanager.gateway.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The log as CSV (RFC 4180), UTF-8: read page by page while it is sent, so that millions of rows take no memory. What a spreadsheet would take for a
 * formula gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
 */
public final class AuditCsv extends InputStream {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String FORMULAS = "=+-@\t\r";

    private final Function<@Nullable String, AuditPage> pages;
    private @Nullable String next;
    private ByteArrayInputStream text;

    /** Reads the first page at once, so that a refusal comes before the answer has begun. @param pages by their cursor */
    public AuditCsv(Function<@Nullable String, AuditPage> pages) {
        this.pages = pages;
        var first = pages.apply(null);
        this.next = first.next();
        this.text = text(first, true);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        var count = text.read(bytes, offset, length);
        while (count < 0 && next != null) {
            var page = pages.apply(next);
            next = page.next();
            text = text(page, false);
            count = text.read(bytes, offset, length);
        }
        return count;
    }

    private static ByteArrayInputStream text(AuditPage page, boolean head) {
        var lines = new StringBuilder();
        try (var printer = new CSVPrinter(lines, FORMAT)) {
            if (head) {
                printer.printRecord("n", "occurred_at", "recorded_at", "actor", "actor_id", "address", "action",
                        "target_kind", "target_id", "host_id", "details", "result", "event_id", "hash", "via");
            }
            for (var row : page.rows()) {
                print(printer, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void print(CSVPrinter printer, AuditRow row) throws IOException {
        var act = row.act();
        printer.printRecord(row.n(), act.occurredAt(), act.recordedAt(), safe(act.actor()), safe(act.actorId()),
                safe(act.address()), safe(act.action()), safe(act.target().kind()), safe(act.target().id()),
                safe(act.hostId()), safe(act.details()), act.result(), safe(act.eventId()), row.hash(),
                safe(act.via()));
    }

    private static @Nullable String safe(@Nullable String text) {
        return text != null && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
