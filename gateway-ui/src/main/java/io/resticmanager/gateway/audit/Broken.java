package io.resticmanager.gateway.audit;

import org.jspecify.annotations.Nullable;

/** What is wrong with the log, and at which row; none where it is a checkpoint. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1;
    private final @Nullable Long row;

    Broken(@Nullable Long row, String reason) {
        super(reason);
        this.row = row;
    }

    @Nullable
    Long row() {
        return row;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
