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
            return read(command, type, absent);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("was checked before the job was accepted", e);
        }
    }

    /** Of a command that an agent of another version may have checked. @return empty when they can not be read */
    static <T extends JobOptions> Optional<T> readable(HubMessage.CommandRun command, Class<T> type, T absent) {
        try {
            return Optional.of(read(command, type, absent));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    /** @param rule says what is wrong with options that can be read */
    static <T extends JobOptions> Optional<JobRefusal> refusal(HubMessage.CommandRun command, Class<T> type, T absent,
            Function<T, Optional<JobRefusal>> rule) {
        return readable(command, type, absent).map(rule).orElseGet(() -> Optional.of(
                new JobRefusal("options", "The options are not those of a " + command.kind() + ".")));
    }

    private static <T extends JobOptions> T read(HubMessage.CommandRun command, Class<T> type, T absent)
            throws Json.Malformed {
        return command.options() == null ? absent : Json.read(command.options(), type);
    }
}
