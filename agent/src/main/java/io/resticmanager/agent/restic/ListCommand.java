package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Lists what a snapshot holds below some paths; each entry is handed on as it comes. */
final class ListCommand {

    private final ResticSession session;
    private final Consumer<Entry> entries;
    private @Nullable String snapshot;

    ListCommand(ResticSession session, Consumer<Entry> entries) {
        this.session = session;
        this.entries = entries;
    }

    /** @param paths as they stand in the snapshot; none for all of it. @return the full id of the snapshot */
    Answer<String> run(String id, List<String> paths) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("ls", "--json", "--recursive", "--", id));
        arguments.addAll(paths);
        try {
            var ended = session.call(null).run(arguments, ResticProcess.Sinks.LINE, this::heard, session::log);
            if (ended.exitCode() != 0) {
                return session.failed(ended);
            }
            // 0.14 ends well also for a snapshot that is not there.
            return snapshot == null
                    ? new Answer.Failed<>(DiffCommand.missing(id, session.repository()), 0)
                    : new Answer.Done<>(snapshot, 0);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private void heard(String printed) {
        var line = Line.parse(printed);
        if (line.isEmpty()) {
            session.log(LogLine.Stream.out, printed);
        } else if ("snapshot".equals(line.get().structType())) {
            snapshot = line.get().id();
        } else {
            line.flatMap(Line::entry).ifPresent(entries);
        }
    }

    /** Of either kind. A size that is zero is absent, as it is of what is no file. */
    @Wire
    record Line(@Nullable String structType, @Nullable String id, @Nullable String path, @Nullable String type,
            @Nullable Long size) {

        static Optional<Line> parse(String printed) {
            try {
                return printed.startsWith("{") ? Optional.of(Json.read(printed, Line.class)) : Optional.empty();
            } catch (Json.Malformed _) {
                return Optional.empty();
            }
        }

        Optional<Entry> entry() {
            return path == null || type == null
                    ? Optional.empty()
                    : Optional.of(new Entry(path, type, size == null ? 0 : size));
        }
    }
}
