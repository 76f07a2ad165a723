package io.resticmanager.agent.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Where a restore wants to write: below the restore directory, or, in place, over the very paths that it names. */
@Wire
record RestoreWish(List<String> paths, Target target) {

    @Wire
    record Target(String mode) {}

    static Optional<Refusal> refusal(Policy policy, @Nullable JsonNode options, UnaryOperator<Path> resolve) {
        return read(options).map(wish -> wish.refusal(policy, resolve)).orElseGet(RestoreWish::notUnderstood);
    }

    private static Optional<RestoreWish> read(@Nullable JsonNode options) {
        try {
            return options == null ? Optional.empty() : Optional.of(Json.read(options, RestoreWish.class));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    private Optional<Refusal> refusal(Policy policy, UnaryOperator<Path> resolve) {
        return switch (target.mode()) {
            case "new_directory" -> policy.restoreInto(Policy.RESTORE_DIRECTORY, resolve);
            case "in_place" -> paths.isEmpty() ? notUnderstood() : inPlace(policy, resolve);
            default -> notUnderstood();
        };
    }

    private Optional<Refusal> inPlace(Policy policy, UnaryOperator<Path> resolve) {
        return paths.stream().map(text -> PolicyDocument.root(text)
                .map(path -> policy.restoreInto(path, resolve)).orElseGet(RestoreWish::notUnderstood))
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> notUnderstood() {
        return Optional.of(new Refusal("policy.restore_root",
                "This host can not tell where the restore would write, and refuses it. Name absolute paths and a target."));
    }
}
