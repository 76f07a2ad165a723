package io.resticmanager.agent.restic;

import java.util.Objects;

/** One line of stderr. */
sealed interface ErrorLine {

    record Text(String text) implements ErrorLine {}

    /** A file that could not be read, and why. */
    record Item(String item, String reason) implements ErrorLine {}

    /** The reason of the end. */
    record Verdict(String message) implements ErrorLine {}

    static ErrorLine of(String line) {
        return switch (ResticMessage.parse(line).orElse(null)) {
            case ResticMessage.ItemError(var item, _, var message) when item == null && message != null ->
                new Text(message.strip());
            case ResticMessage.ItemError error ->
                new Item(Objects.requireNonNullElse(error.item(), ""), error.reason());
            case ResticMessage.ExitError exit -> new Verdict(exit.message().strip());
            case ResticMessage.Status _,ResticMessage.Summary _ -> new Text(line);
            case null -> new Text(line);
        };
    }

    /** As it stands in the job's log. */
    default String shown() {
        return switch (this) {
            case Text(var text) -> text;
            case Item(var item, var reason) -> "error: " + item + ": " + reason;
            case Verdict(var message) -> message;
        };
    }
}
