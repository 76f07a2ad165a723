package io.resticmanager.jobs.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;

/** Lines of a log as the table {@code job_log_chunk} keeps them: a JSON array, compressed with gzip. */
final class LogChunk {

    /** The most lines of one chunk. */
    static final int LINES = 1_000;

    private LogChunk() {}

    static byte[] packed(List<LogLine> lines) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Json.bytes(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<LogLine> unpacked(byte[] chunk) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(chunk))) {
            return List.of(Json.read(gzip.readAllBytes(), LogLine[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a chunk of a log is not what we wrote", e);
        }
    }
}
