package io.resticmanager.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.config.naming.KebabCaseStrategy;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.micronaut.serde.exceptions.SerdeException;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private final Registry registry = new Registry(new Settings());

    @Test
    void shouldKnowTheNamesOfOurWire() throws Exception {
        assertThat(registry.findNamingStrategy(SnakeCaseStrategy.class)).isInstanceOf(SnakeCaseStrategy.class);
    }

    @Test
    void shouldRefuseOtherNames() {
        assertThatThrownBy(() -> registry.findNamingStrategy(KebabCaseStrategy.class))
                .isInstanceOf(SerdeException.class).hasMessageContaining("KebabCaseStrategy");
    }
}
