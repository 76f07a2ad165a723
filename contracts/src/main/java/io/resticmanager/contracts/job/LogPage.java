package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Part of a log, in order: {@code next} is the line number to ask after; complete when the job is over and no line is left.
 *
 * @param previous the line number to ask before; absent when no earlier line is left, and in what is pushed
 * @param last the number of the newest line there was when it was read, 0 before the first; absent in what is pushed
 */
@Wire
public record LogPage(List<LogLine> lines, long next, boolean complete, @Nullable Long previous, @Nullable Long last) {

    /** As it is pushed. */
    public LogPage(List<LogLine> lines, long next, boolean complete) {
        this(lines, next, complete, null, null);
    }
}
