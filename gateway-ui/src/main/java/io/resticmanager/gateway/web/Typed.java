package io.resticmanager.gateway.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What somebody typed into a form or a request; a field that was not sent is null and as good as an empty one. */
public final class Typed {

    private Typed() {}

    /** As typed; empty when the field was not sent. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** Without the space around it; null when nothing is left. */
    public static @Nullable String orNull(@Nullable String typed) {
        return text(typed).isBlank() ? null : text(typed).strip();
    }

    /** As it is, as a space may belong to a password; null when empty. */
    public static @Nullable String secret(@Nullable String typed) {
        return text(typed).isEmpty() ? null : typed;
    }

    /** What stands between commas, without the empty ones. */
    public static List<String> words(@Nullable String typed) {
        return filled(Arrays.stream(text(typed).split(",")));
    }

    /** What stands on the lines, without the empty ones. */
    public static List<String> lines(@Nullable String typed) {
        return filled(text(typed).lines());
    }

    private static List<String> filled(Stream<String> parts) {
        return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
