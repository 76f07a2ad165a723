package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Lists what a snapshot holds; each entry is handed on as it comes. */
final class ListCommand {

    // A restic that sets no lock leaves none when it is killed.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final ResticSession session;
    private final Consumer<Entry> entries;
    private @Nullable String snapshot;

    ListCommand(ResticSession session, Consumer<Entry> entries) {
        this.session = session;
        this.entries = entries;
    }

    /** @param paths as they stand in the snapshot, with all that is below; none for all of it. @return the full id of the snapshot */
    Answer<String> run(String id, List<String> paths) throws InterruptedException {
        return run(List.of("--recursive"), id, paths, session.call(null));
    }

    /** One folder, itself included, and nothing deeper; without a lock. @return the full id of the snapshot */
    Answer<String> folder(String id, String path) throws InterruptedException {
        return run(List.of("--no-lock"), id, List.of(path), session.patientCall(AT_ONCE));
    }

    /** All of it, without a lock. @return the full id of the snapshot */
    Answer<String> everything(String id) throws InterruptedException {
        return run(List.of("--no-lock", "--recursive"), id, List.of(), session.patientCall(AT_ONCE));
    }

    private Answer<String> run(List<String> flags, String id, List<String> paths, ResticCall call)
            throws InterruptedException {
        var arguments = new ArrayList<>(List.of("ls", "--json"));
        arguments.addAll(flags);
        arguments.addAll(List.of("--", id));
        arguments.addAll(paths);
        try {
            var ended = call.run(arguments, ResticProcess.Sinks.LINE, this::heard, session::log);
            if (ended.exitCode() != 0) {
                return session.failed(flags.contains("--no-lock") ? ended.withoutLock() : ended);
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
            @Nullable Long size, @Nullable Long mode, @Nullable String mtime) {

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
                    : Optional.of(new Entry(path, type, size == null ? 0 : size, mode == null ? 0 : mode, mtime));
        }
    }
}
