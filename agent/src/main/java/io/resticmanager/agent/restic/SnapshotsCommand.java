package io.resticmanager.agent.restic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Lists snapshots, oldest first. */
final class SnapshotsCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final ResticSession session;

    SnapshotsCommand(ResticSession session) {
        this.session = session;
    }

    /** @param filter one more argument, such as {@code --host=ada} or {@code --tag=rm-job=…} */
    Answer<List<Snapshot>> run(String filter) throws InterruptedException {
        return run(List.of(filter));
    }

    /** @param filters arguments that narrow the list; ids that are not there are left out without a word of failure */
    Answer<List<Snapshot>> run(List<String> filters) throws InterruptedException {
        var arguments = Stream.concat(Stream.of("snapshots", "--json"), filters.stream()).toArray(String[]::new);
        return switch (session.ask(DEADLINE, arguments)) {
            case Answer.Done<String>(var text, var code) -> parse(text, code);
            case Answer.Failed<String> failed -> failed.cast();
            case Answer.Ended<String> ended -> ended.cast();
        };
    }

    private static Answer<List<Snapshot>> parse(String text, int code) {
        try {
            var array = text.lines().filter(line -> line.startsWith("[")).findFirst().orElse("");
            return new Answer.Done<>(
                    Arrays.stream(Json.read(array, Listed[].class)).map(Listed::snapshot).toList(), code);
        } catch (Json.Malformed | DateTimeException _) {
            return ResticSession.silentFailure("restic's list of snapshots could not be read.", code);
        }
    }

    /** As restic prints it; {@code summary} since 0.17, for snapshots made by such a restic. */
    @Wire
    record Listed(String id, String shortId, String time, @Nullable String hostname, @Nullable String username,
            @Nullable List<String> paths, @Nullable List<String> tags, @Nullable String parent,
            @Nullable String programVersion, ResticMessage.@Nullable Summary summary) {

        Snapshot snapshot() {
            return new Snapshot(id, shortId, instant(time), Objects.requireNonNullElse(hostname, ""), username,
                    paths == null ? List.of() : paths, tags == null ? List.of() : tags, parent,
                    summary == null ? null : summary.totalFilesProcessed(),
                    summary == null ? null : summary.totalBytesProcessed(),
                    summary == null ? null : summary.dataAdded(), programVersion);
        }

        private static Instant instant(String time) {
            return OffsetDateTime.parse(time).toInstant();
        }
    }
}
