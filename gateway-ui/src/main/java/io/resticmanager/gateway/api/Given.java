package io.resticmanager.gateway.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request one by one, so that a value of the wrong type is told at its field and beside all others; an
 * absent one and null are null. What was sent is never quoted.
 */
final class Given {

    private static final int MOST_OTHERS = 20;

    private final Complaints complaints;

    Given() {
        this(new Complaints());
    }

    /** Complains where others do, too. */
    Given(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * Of a request that has no other fields than these.
     *
     * @throws ProblemException 400 when it is no object
     */
    static Given of(JsonNode request, String... fields) {
        if (!request.isObject()) {
            throw new ProblemException(
                    Problem.of(400, "malformed", "Not readable", "One object with fields is expected, {…}."));
        }
        var given = new Given();
        given.refuseOthers(request, fields);
        return given;
    }

    @Nullable
    String text(String field, @Nullable JsonNode given) {
        var value = present(given);
        if (value == null || value.isString()) {
            return value == null ? null : value.getStringValue();
        }
        complaints.add(field, "A text is expected here.");
        return null;
    }

    @Nullable
    Long number(String field, @Nullable JsonNode given) {
        var value = present(given);
        if (value == null) {
            return null;
        }
        try {
            if (value.isNumber()) {
                return new BigDecimal(value.getNumberValue().toString()).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // Not whole, or beyond counting: as wrong as a text.
        }
        complaints.add(field, "A whole number is expected here.");
        return null;
    }

    @Nullable
    Boolean flag(String field, @Nullable JsonNode given) {
        var value = present(given);
        if (value == null || value.isBoolean()) {
            return value == null ? null : Boolean.valueOf(value.getBooleanValue());
        }
        complaints.add(field, "True or false.");
        return null;
    }

    /** Without the space around each. */
    @Nullable
    List<String> texts(String field, @Nullable JsonNode given) {
        var value = present(given);
        if (value == null || !value.isArray()) {
            complaints.addIf(value != null, field, "A list of texts is expected here.");
            return null;
        }
        return IntStream.range(0, value.size()).mapToObj(i -> one("%s[%d]".formatted(field, i), value.get(i))).toList();
    }

    private String one(String field, @Nullable JsonNode given) {
        complaints.addIf(present(given) == null, field, "A text is expected here.");
        return Typed.text(text(field, given)).strip();
    }

    /** As it is. */
    @Nullable
    JsonNode object(String field, @Nullable JsonNode given) {
        var value = present(given);
        if (value == null || value.isObject()) {
            return value;
        }
        complaints.add(field, "An object is expected here.");
        return null;
    }

    /** Refuses what nobody reads, with the names of what is; at most 20, as who sends more has sent something else. */
    void refuseOthers(JsonNode request, String... read) {
        refuseOthers(request, List.of(read), List.of());
    }

    /** @param told what was complained of already */
    void refuseOthers(JsonNode request, List<String> read, List<String> told) {
        if (request.isObject()) {
            StreamSupport.stream(request.entries().spliterator(), false).map(Map.Entry::getKey)
                    .filter(field -> !read.contains(field) && !told.contains(field)).limit(MOST_OTHERS)
                    .forEach(field -> complaints.add(Shown.of(field),
                            "There is no such field here. There are: %s.".formatted(String.join(", ", read))));
        }
    }

    void complainIf(boolean wrong, String field, String message) {
        complaints.addIf(wrong, field, message);
    }

    /** @throws io.resticmanager.gateway.problem.ProblemException with all that was wrong */
    void check() {
        complaints.throwIfAny();
    }

    private static @Nullable JsonNode present(@Nullable JsonNode given) {
        return given == null || given.isNull() ? null : given;
    }
}
