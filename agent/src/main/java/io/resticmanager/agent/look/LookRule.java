package io.resticmanager.agent.look;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobError;

/** What may be asked for, whatever the hub let through (reliability.md of the design, "Paths from the wire"). */
final class LookRule {

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9a-f]{8,64}");
    private static final int LONGEST_PATH = 16 * 1024;
    private static final int LONGEST_NAME = 255;

    private LookRule() {}

    /** Empty when it can be looked up. */
    static Optional<JobError> objection(HubMessage.Look look) {
        return switch (look) {
            case HubMessage.TreeList(var id, var path, var next, _) -> snapshot(id).or(() -> path(path))
                    .or(() -> next == null || Cursor.parse(next).isPresent()
                            ? Optional.empty()
                            : bad("the page that it names is none of this agent"));
            case HubMessage.TreeFind(var id, var pattern, var limit, _) -> snapshot(id).or(() -> pattern(pattern))
                    .or(() -> limit >= 1 && limit <= HubMessage.TreeFind.MOST
                            ? Optional.empty()
                            : bad("the limit is not 1 to " + HubMessage.TreeFind.MOST));
            case HubMessage.Probe _ -> Optional.empty();
        };
    }

    private static Optional<JobError> snapshot(String id) {
        return SNAPSHOT.matcher(id).matches() ? Optional.empty() : bad("a snapshot has 8 to 64 hexadecimal digits");
    }

    // Paths of a snapshot have slashes on every system.
    private static Optional<JobError> path(String path) {
        var normal = path.equals("/") || path.startsWith("/") && Arrays.stream(path.substring(1).split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return normal && path.indexOf(0) < 0 && bytes(path) <= LONGEST_PATH
                ? Optional.empty()
                : bad("the path is not absolute, or has detours, or is too long");
    }

    private static Optional<JobError> pattern(String pattern) {
        if (pattern.isBlank() || bytes(pattern) > LONGEST_NAME) {
            return Optional.of(LookFailures.badPattern("What is searched for has 1 to " + LONGEST_NAME + " bytes."));
        }
        return pattern.indexOf('/') < 0 && pattern.indexOf(0) < 0
                ? Optional.empty()
                : Optional.of(LookFailures.badPattern("No name has a / in it: search for the last part of the path."));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<JobError> bad(String what) {
        return Optional.of(LookFailures.badRequest(what));
    }
}
