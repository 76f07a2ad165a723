package io.resticmanager.agent.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;

/** Where a restore wants to write: below the restore directory, or, in place, over the very paths that it names. */
record RestoreWish(RestoreOptions options, boolean foreign) {

    /** @param foreign whether it is from another host's repository */
    static Optional<Refusal> refusal(Policy policy, RestorePlaces places, HubMessage.CommandRun command,
            boolean foreign, UnaryOperator<Path> resolve) {
        return read(command).map(options -> new RestoreWish(options, foreign).refusal(policy, places, resolve))
                .orElseGet(RestoreWish::notUnderstood);
    }

    private static Optional<RestoreOptions> read(HubMessage.CommandRun command) {
        try {
            return command.options() == null
                    ? Optional.empty()
                    : Optional.of(Json.read(command.options(), RestoreOptions.class));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    private Optional<Refusal> refusal(Policy policy, RestorePlaces places, UnaryOperator<Path> resolve) {
        if (!options.inPlace()) {
            return policy.restoreInto(places.directory(), resolve);
        }
        if (foreign) {
            return Optional.of(new Refusal("policy.foreign_in_place", "What is from another host's repository does not"
                    + " replace files of this one. Restore it to a new directory."));
        }
        return options.paths().isEmpty()
                ? notUnderstood()
                : options.paths().stream().map(text -> path(text)
                        .map(path -> policy.restoreInto(path, resolve).or(() -> places.own(path, resolve)))
                        .orElseGet(RestoreWish::notUnderstood))
                        .flatMap(Optional::stream).findFirst();
    }

    // Whether it is absolute and without detours is for the policy to say; a name
    // may have a line break in it.
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal> notUnderstood() {
        return Optional.of(new Refusal("policy.restore_root",
                "This host can not tell where the restore would write, and refuses it. Name absolute paths and a target."));
    }
}
