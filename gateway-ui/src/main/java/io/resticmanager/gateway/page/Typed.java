package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What came with a form. */
final class Typed {

    private Typed() {}

    /** As typed; empty when the field was not sent. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** Without the space around it; null when nothing is left. */
    static @Nullable String orNull(@Nullable String typed) {
        return text(typed).isBlank() ? null : text(typed).strip();
    }

    /** As it is, as a space may belong to a password; null when empty. */
    static @Nullable String secret(@Nullable String typed) {
        return text(typed).isEmpty() ? null : typed;
    }

    /** What stands between commas, without the empty ones. */
    static List<String> words(@Nullable String typed) {
        return Arrays.stream(text(typed).split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
