package io.resticmanager.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.job.PageCursor;
import org.jspecify.annotations.Nullable;

/** Where a page begins, or what is wrong with what was asked for. */
record Paging(@Nullable PageCursor cursor, List<FieldError> errors) {

    static Paging of(int limit, @Nullable String text) {
        var errors = new ArrayList<FieldError>();
        var cursor = text == null ? null : PageCursor.parse(text).orElse(null);
        if (text != null && cursor == null) {
            errors.add(new FieldError("cursor", "This is not the next_cursor of a page."));
        }
        if (limit < 1 || limit > JobQueries.PAGE) {
            errors.add(new FieldError("limit", "A page has 1 to %d rows.".formatted(JobQueries.PAGE)));
        }
        return new Paging(cursor, errors);
    }

    <T> Reply<T> answer(Function<@Nullable PageCursor, T> page) {
        return errors.isEmpty() ? Reply.of(page.apply(cursor)) : Reply.refused(Problem.invalid(errors));
    }
}
