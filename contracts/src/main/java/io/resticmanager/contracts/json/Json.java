package io.resticmanager.contracts.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.jackson.JacksonJsonMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;
import org.jspecify.annotations.Nullable;

/** The one JSON codec. Reads strictly typed records; unknown fields are ignored, unreadable text is {@link Malformed}. */
public final class Json {

    // Jackson keeps its buffers, 16 KB, for each thread that ever used it. The hub
    // has a thread for each of thousands of
    // agents; making them anew costs it less.
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        var settings = new Settings();
        var jackson = new SerdeJacksonConfiguration();
        jackson.setFactoryFeatures(Map.of(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING, false));
        return new JacksonJsonMapper(new Registry(settings), settings, jackson);
    }

    /** The text is not the JSON that was expected. The message says where, and never quotes the text. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(Class<?> wanted, Throwable cause) {
            super("not a valid " + wanted.getSimpleName(), cause);
        }
    }

    /** @throws IllegalStateException when the value is not one of our wire types, which is a bug */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    public static JsonNode tree(Object value) {
        try {
            return MAPPER.writeValueToTree(value);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    public static <T> T read(byte[] json, Class<T> type) throws Malformed {
        try {
            return present(MAPPER.readValue(json, type), type);
        } catch (IOException | RuntimeException e) {
            throw new Malformed(type, e);
        }
    }

    public static <T> T read(String json, Class<T> type) throws Malformed {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    public static <T> T read(JsonNode tree, Class<T> type) throws Malformed {
        try {
            return present(MAPPER.readValueFromTree(tree, type), type);
        } catch (IOException | RuntimeException e) {
            throw new Malformed(type, e);
        }
    }

    // The text "null" is valid JSON, but never a value of ours.
    private static <T> T present(@Nullable T value, Class<T> type) throws IOException {
        if (value == null) {
            throw new IOException("null instead of a " + type.getSimpleName());
        }
        return value;
    }
}
