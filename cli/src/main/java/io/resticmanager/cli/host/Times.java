package io.resticmanager.cli.host;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as people write them, {@code 90s}, {@code 30m}, {@code 24h} or {@code 3d}, and as ISO 8601 does. */
public final class Times implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String typed) {
        var upper = typed.strip().toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.startsWith("P") ? upper : (upper.endsWith("D") ? "P" : "PT") + upper);
        } catch (DateTimeParseException _) {
            throw new TypeConversionException("'%s' is no length of time; one is 90s, 30m, 24h or 3d".formatted(typed));
        }
    }
}
