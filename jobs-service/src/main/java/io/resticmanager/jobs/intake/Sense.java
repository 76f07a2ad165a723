package io.resticmanager.jobs.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds what a message lacks that its type promises. The codec leaves an absent field empty, whatever the type says; here
 * the promise is checked, so that no agent can bring a null or an impossible time further in.
 */
final class Sense {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Sense() {}

    /** The name of the first component that is missing or senseless; empty when all is well. */
    static Optional<String> lackOf(Record message) {
        return Stream.of(message.getClass().getRecordComponents())
                .flatMap(component -> lack(component, valueOf(component, message)).stream())
                .findFirst();
    }

    private static Optional<String> lack(RecordComponent component, @Nullable Object value) {
        if (value == null) {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    ? Optional.empty()
                    : Optional.of(component.getName());
        }
        return within(value).map(inner -> component.getName() + "." + inner);
    }

    private static Optional<String> within(Object value) {
        return switch (value) {
            case Record record -> lackOf(record);
            case Collection<?> all -> all.stream().flatMap(each -> inList(each).stream()).findFirst();
            case Instant time when time.isBefore(Instant.EPOCH) || time.isAfter(LAST) -> Optional.of("time");
            default -> Optional.empty();
        };
    }

    private static Optional<String> inList(@Nullable Object element) {
        return element == null ? Optional.of("element") : within(element);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record of the contracts can not be read", e);
        }
    }
}
