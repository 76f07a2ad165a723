package io.resticmanager.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one run as a table in Markdown, and which of them missed their bound. What is known is in
 * {@code target/bench/NAME.md} at once: a run that breaks later leaves it behind.
 */
final class Report {

    private final String name;
    private final List<String> rows = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    Report(String name) {
        this.name = name;
        rows.add("### bench " + name);
        rows.add("");
        rows.add("%s, %s %s, %d processors".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
        rows.add("");
        rows.add("| figure | bound | result | |");
        rows.add("| --- | --- | --- | --- |");
    }

    /** A figure without a bound. */
    Report say(String figure, Object value) {
        return add("| %s | | %s | |".formatted(figure, value));
    }

    Report bound(String figure, String bound, Object value, boolean reached) {
        if (!reached) {
            missed.add("%s: %s instead of %s".formatted(figure, value, bound));
        }
        return add("| %s | %s | %s | %s |".formatted(figure, bound, value, reached ? "reached" : "**missed**"));
    }

    private Report add(String row) {
        rows.add(row);
        try {
            var folder = Files.createDirectories(Path.of("target", "bench"));
            Files.writeString(folder.resolve(name + ".md"), String.join("\n", rows) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One figure beside the others: how busy the machine was, itself included. */
    Report machine() {
        return say("load average of the machine at the end",
                "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** Fails when a bound was missed. */
    void close() {
        if (!missed.isEmpty()) {
            throw new AssertionError("missed: " + String.join("; ", missed));
        }
    }
}
