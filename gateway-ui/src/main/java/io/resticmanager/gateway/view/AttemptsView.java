package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a channel's log: {@code here} its own query, {@code next} that of the page after it. With {@code problem} it could
 * not be read.
 */
public record AttemptsView(List<AttemptView> rows, String here, @Nullable String next, @Nullable String problem) {

    /** Whether this is a page in the midst of the log. */
    public boolean later() {
        return !here.isEmpty();
    }
}
