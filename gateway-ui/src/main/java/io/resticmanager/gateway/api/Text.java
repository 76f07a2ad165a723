package io.resticmanager.gateway.api;

import org.jspecify.annotations.Nullable;

/** What was typed: blank is as good as nothing. */
final class Text {

    private Text() {}

    /** Without the space around it; null when nothing is left. */
    static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** As it is, as a space may belong to a password; null when empty. */
    static @Nullable String secret(@Nullable String typed) {
        return typed == null || typed.isEmpty() ? null : typed;
    }
}
