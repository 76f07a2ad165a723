package io.resticmanager.agent.policy;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Whether a text is JSON to its end: one value, no field twice, nothing after it. The codec stops reading behind the first
 * value and takes one of two fields of a name, which is no way to read what protects this machine.
 */
final class WholeText {

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private WholeText() {}

    static boolean isOneValue(byte[] text) {
        try (var parser = STRICT.createParser(text)) {
            return parser.nextToken() != null && endsAfterThisValue(parser);
        } catch (IOException _) {
            // Not even JSON, or deeper than the parser goes.
            return false;
        }
    }

    private static boolean endsAfterThisValue(JsonParser parser) throws IOException {
        parser.skipChildren();
        return parser.nextToken() == null;
    }
}
