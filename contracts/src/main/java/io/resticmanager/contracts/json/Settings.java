package io.resticmanager.contracts.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.annotation.SerdeConfig.SerInclude;

/** How the codec works: absent rather than null, and strict about it. All else as Micronaut has it by default. */
record Settings() implements SerdeConfiguration, SerializationConfiguration, DeserializationConfiguration {

    @Override
    public SerInclude getInclusion() {
        return SerInclude.NON_NULL;
    }

    @Override
    public boolean isStrictNullable() {
        return true;
    }

    @Override
    public boolean isIgnoreUnknown() {
        return true;
    }

    @Override
    public int getArraySizeThreshold() {
        return 100;
    }

    @Override
    public boolean isAlwaysSerializeErrorsAsList() {
        return true;
    }

    @Override
    public Optional<String> getDateFormat() {
        return Optional.empty();
    }

    @Override
    public TimeShape getTimeWriteShape() {
        return TimeShape.STRING;
    }

    @Override
    public NumericTimeUnit getNumericTimeUnit() {
        return NumericTimeUnit.SECONDS;
    }

    @Override
    public boolean isWriteBinaryAsArray() {
        return true;
    }

    @Override
    public Optional<Locale> getLocale() {
        return Optional.empty();
    }

    @Override
    public Optional<TimeZone> getTimeZone() {
        return Optional.empty();
    }

    @Override
    public List<String> getIncludedIntrospectionPackages() {
        return List.of("io.micronaut");
    }

    @Override
    public int getMaximumNestingDepth() {
        return 1024;
    }
}
