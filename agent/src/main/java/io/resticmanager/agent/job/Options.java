package io.resticmanager.agent.job;

import java.util.Optional;
import java.util.function.Function;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.json.Json;

/** The options of a command, by their kind's type. */
final class Options {

    private Options() {}

    /** Of a command that {@link #refusal} had nothing against. */
    static <T extends JobOptions> T of(HubMessage.CommandRun command, Class<T> type, T absent) {
        try {
            return command.options() == null ? absent : Json.read(command.options(), type);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("was checked before the job was accepted", e);
        }
    }

    /** @param rule says what is wrong with options that can be read */
    static <T extends JobOptions> Optional<JobRefusal> refusal(HubMessage.CommandRun command, Class<T> type, T absent,
            Function<T, Optional<JobRefusal>> rule) {
        try {
            return rule.apply(command.options() == null ? absent : Json.read(command.options(), type));
        } catch (Json.Malformed _) {
            return Optional.of(new JobRefusal("options", "The options are not those of a " + command.kind() + "."));
        }
    }
}
