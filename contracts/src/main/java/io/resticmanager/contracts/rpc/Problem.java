package io.resticmanager.contracts.rpc;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** An expected failure, as RFC 9457 describes it; the status is an HTTP status. */
@Wire
public record Problem(String type, String title, int status, String detail, @Nullable List<FieldError> errors) {

    private static final String TYPES = "urn:restic-manager:problem:";

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(TYPES + name, title, status, detail, null);
    }

    public static Problem invalid(List<FieldError> errors) {
        var detail = errors.isEmpty() ? "The request is not valid." : errors.getFirst().message();
        return new Problem(TYPES + "invalid", "The request is not valid", 422, detail, List.copyOf(errors));
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", what);
    }

    public static Problem forbidden(Role needed) {
        return forbidden(needed, "");
    }

    /** @param more sentences that say why this needs that role, and what helps who has it not */
    public static Problem forbidden(Role needed, String more) {
        return of(403, "forbidden", "Not allowed",
                "This needs the role " + needed + "." + (more.isEmpty() ? "" : " " + more));
    }

    public static Problem conflict(String detail) {
        return of(409, "conflict", "Conflict", detail);
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Not available just now", detail);
    }

    /** @param why nothing can be stored, and what helps */
    public static Problem notStored(String why) {
        return of(503, "not-stored", "It can not be stored",
                "This server can not store anything just now (%s). Try again once it can.".formatted(why));
    }

    public static Problem broken() {
        return of(500, "internal", "Internal error", "Something broke on the server; its log says what.");
    }
}
