package io.resticmanager.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we expect of Micronaut: a newer one that has other defaults, or more of them, shows here. */
class SettingsTest {

    private static final Map<String, Object> OURS = Map.of("micronaut.serde.serialization.inclusion", "NON_NULL",
            "micronaut.serde.deserialization.strict-nullable", true);

    @ParameterizedTest
    @ValueSource(classes = {SerdeConfiguration.class, SerializationConfiguration.class,
            DeserializationConfiguration.class})
    void shouldBeWhatMicronautMakesOfTheSameProperties(Class<?> kind) throws Exception {
        try (var context = ApplicationContext.run(OURS)) {
            var theirs = context.getBean(kind);
            var settings = Arrays.stream(kind.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers())).toList();

            assertThat(settings).isNotEmpty();
            for (var setting : settings) {
                assertThat(setting.invoke(new Settings())).as(setting.getName()).isEqualTo(setting.invoke(theirs));
            }
        }
    }
}
