package io.resticmanager.contracts.json;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.serde.config.naming.PropertyNamingStrategy;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.support.DefaultSerdeIntrospections;
import io.micronaut.serde.support.DefaultSerdeRegistry;

/**
 * Knows how each type is written and read, without a bean context: to start one takes 600 classes, 6 MB of an idle agent, and the
 * codec has no bean of its own.
 */
final class Registry extends DefaultSerdeRegistry {

    private static final PropertyNamingStrategy SNAKE_CASE = new SnakeCaseStrategy();

    Registry(Settings settings) {
        super(null, new DefaultSerdeIntrospections(settings), ConversionService.SHARED, settings, settings, settings);
    }

    // The only one that a wire type names; without a context there is nobody to
    // make another.
    @Override
    public <D extends PropertyNamingStrategy> D findNamingStrategy(Class<? extends D> wanted) throws SerdeException {
        if (!wanted.isInstance(SNAKE_CASE)) {
            throw new SerdeException("there is no naming strategy " + wanted.getName());
        }
        return wanted.cast(SNAKE_CASE);
    }
}
