package io.resticmanager.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.Documents.Block;

/** An answer that the documentation shows has no field that the real one lacks, and each is of the same type. */
public final class AnswerShape {

    private AnswerShape() {}

    /** @return what is shown and was not said, for all blocks tagged {@code answer}; each belongs to the block before it */
    public static List<String> missing(List<Block> blocks, Map<Block, String> said) throws Json.Malformed {
        var missing = new ArrayList<String>();
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i).tags().containsKey("answer")) {
                var real = said.getOrDefault(blocks.get(i - 1), "").lines().reduce((_, last) -> last).orElse("null");
                compare(blocks.get(i).toString(), Json.read(blocks.get(i).text(), JsonNode.class),
                        Json.read(real, JsonNode.class), missing);
            }
        }
        return missing;
    }

    private static void compare(String where, JsonNode shown, JsonNode real, List<String> missing) {
        if (shown.isString() != real.isString() || shown.isNumber() != real.isNumber()
                || shown.isObject() != real.isObject() || shown.isArray() != real.isArray()) {
            missing.add("%s shows %s, and it was %s".formatted(where, Json.text(shown), Json.text(real)));
        } else if (shown.isObject()) {
            shown.entries().forEach(field -> {
                var there = real.get(field.getKey());
                compare(where + " " + field.getKey(), field.getValue(), there == null ? JsonNode.nullNode() : there,
                        missing);
            });
        }
    }
}
