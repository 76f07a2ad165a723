package io.resticmanager.agent.restic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Reads the locks of a repository without setting one, so that it works while another restic has it for itself. */
final class LocksCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final ResticSession session;

    LocksCommand(ResticSession session) {
        this.session = session;
    }

    Answer<List<RepositoryLock>> run() throws InterruptedException {
        return switch (ids()) {
            case Answer.Done<List<String>>(var ids, _) -> read(ids);
            case Answer.Failed<List<String>> failed -> failed.cast();
            case Answer.Ended<List<String>> ended -> ended.cast();
        };
    }

    private Answer<List<String>> ids() throws InterruptedException {
        return switch (session.ask(DEADLINE, "list", "locks", "--no-lock", "-q")) {
            case Answer.Done<String>(var text, var code) ->
                new Answer.Done<>(text.lines().filter(line -> ID.matcher(line).matches()).toList(), code);
            case Answer.Failed<String> failed -> failed.cast();
            case Answer.Ended<String> ended -> ended.cast();
        };
    }

    private Answer<List<RepositoryLock>> read(List<String> ids) throws InterruptedException {
        var locks = new ArrayList<RepositoryLock>();
        for (var id : ids) {
            switch (read(id)) {
                case Answer.Done<RepositoryLock>(var lock, _) -> locks.add(lock);
                case Answer.Failed<RepositoryLock> failed when stillThere(id) -> {
                    return failed.cast();
                }
                case Answer.Failed<RepositoryLock> _ -> {
                    // Taken away, or written anew, while we looked.
                }
                case Answer.Ended<RepositoryLock> ended -> {
                    return ended.cast();
                }
            }
        }
        return new Answer.Done<>(List.copyOf(locks), 0);
    }

    private Answer<RepositoryLock> read(String id) throws InterruptedException {
        return switch (session.ask(DEADLINE, "cat", "lock", id, "--no-lock", "-q")) {
            case Answer.Done<String>(var text, var code) -> parse(id, text)
                    .<Answer<RepositoryLock>>map(lock -> new Answer.Done<>(lock, code))
                    .orElseGet(() -> ResticSession.silentFailure("The lock " + id + " could not be read.", code));
            case Answer.Failed<String> failed -> failed.cast();
            case Answer.Ended<String> ended -> ended.cast();
        };
    }

    private boolean stillThere(String id) throws InterruptedException {
        return ids() instanceof Answer.Done<List<String>>(var ids, _) && ids.contains(id);
    }

    private static Optional<RepositoryLock> parse(String id, String text) {
        try {
            var json = text.substring(Math.max(0, text.indexOf('{')));
            return Optional.of(Json.read(json, Written.class).lock(id));
        } catch (Json.Malformed | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** As restic prints it; without {@code exclusive} when it is not. */
    @Wire
    record Written(String time, @Nullable Boolean exclusive, @Nullable String hostname, @Nullable String username,
            @Nullable Long pid) {

        RepositoryLock lock(String id) {
            return new RepositoryLock(id, OffsetDateTime.parse(time).toInstant(), Boolean.TRUE.equals(exclusive),
                    Objects.requireNonNullElse(hostname, ""), username, pid == null ? 0 : pid);
        }
    }
}
