package io.resticmanager.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.resticmanager.contracts.json.Json;

/**
 * The files under {@code golden/} are the wire format. A test that fails here tells of a change that an older agent or
 * a subscriber would notice.
 */
public final class Golden {

    private Golden() {}

    public static String read(String name) {
        try (var in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(in).as("golden file %s.json", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writing gives the golden text, reading the golden text gives the value. */
    public static <T> void roundTrips(String name, T value, Class<T> type) throws Json.Malformed {
        assertThat(Json.text(value)).isEqualTo(read(name));
        assertThat(Json.read(read(name), type)).isEqualTo(value);
    }
}
