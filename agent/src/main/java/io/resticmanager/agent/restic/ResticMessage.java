package io.resticmanager.agent.restic;

import java.util.List;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** One JSON line of restic. Fields that are zero or empty are absent, and which ones exist depends on the version. */
sealed interface ResticMessage {

    @Wire
    record Status(@Nullable Long secondsRemaining, @Nullable Double percentDone, @Nullable Long totalFiles,
            @Nullable Long filesDone, @Nullable Long totalBytes, @Nullable Long bytesDone,
            @Nullable List<String> currentFiles) implements ResticMessage {}

    @Wire
    record Summary(@Nullable Long filesNew, @Nullable Long filesChanged, @Nullable Long filesUnmodified,
            @Nullable Long dataAdded, @Nullable Long dataAddedPacked, @Nullable Long totalFilesProcessed,
            @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
            @Nullable String snapshotId) implements ResticMessage {

        /** Never negative, which restic's own can be by 292 years. */
        @Nullable
        Double seconds() {
            return totalDuration == null ? null : Double.valueOf(Math.max(0, totalDuration));
        }
    }

    /**
     * A file that could not be read; the error's shape differs between versions, see {@link ItemError#reason}. What check has to
     * say since 0.18 is a {@code message} without an item.
     */
    @Wire
    record ItemError(@Nullable String item, @Nullable JsonNode error,
            @Nullable String message) implements ResticMessage {

        static final String NO_REASON = "could not be read";

        String reason() {
            if (error == null || !error.isObject()) {
                return NO_REASON;
            }
            var message = error.get("message");
            var errno = error.get("Err");
            if (message != null && message.isString()) {
                return message.getStringValue();
            }
            return errno != null && errno.isNumber() ? Errno.text(errno.getIntValue()) : NO_REASON;
        }
    }

    @Wire
    record ExitError(@Nullable Integer code, String message) implements ResticMessage {}

    @Wire
    record Type(@Nullable String messageType) {}

    /** Empty for text, and for messages that mean nothing to us. */
    static Optional<ResticMessage> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parseJson(line));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    private static @Nullable ResticMessage parseJson(String line) throws Json.Malformed {
        return switch (Json.read(line, Type.class).messageType()) {
            case "status" -> Json.read(line, Status.class);
            case "summary" -> Json.read(line, Summary.class);
            case "error" -> Json.read(line, ItemError.class);
            case "exit_error" -> Json.read(line, ExitError.class);
            case null, default -> null;
        };
    }
}
