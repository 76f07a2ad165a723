package io.resticmanager.contracts;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records at the ends of a sealed hierarchy. */
public final class Leaves {

    private Leaves() {}

    public static Set<Class<?>> of(Class<?> type) {
        return leaves(type).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Leaves::leaves) : Stream.of(type);
    }
}
