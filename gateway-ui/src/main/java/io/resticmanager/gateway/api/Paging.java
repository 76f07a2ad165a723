package io.resticmanager.gateway.api;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code limit} and {@code cursor}. */
record Paging(int limit, @Nullable String cursor) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    static Paging of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new ProblemException(Problem.invalid("limit", "A page has 1 to %d entries.".formatted(MOST)));
        }
        return new Paging(limit == null ? USUAL : limit, cursor);
    }
}
