package io.resticmanager.platform.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** One number of a family, told from the others by its labels. */
public record Figure(Family family, Map<String, String> labels, double value) {

    /** @param labels names and values in turn; a label has few values, or one for each host */
    static Figure of(Family family, double value, String... labels) {
        var named = new LinkedHashMap<String, String>();
        for (var i = 0; i < labels.length; i += 2) {
            named.put(labels[i], labels[i + 1]);
        }
        return new Figure(family, named, value);
    }
}
