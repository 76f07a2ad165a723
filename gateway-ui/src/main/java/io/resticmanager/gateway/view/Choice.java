package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** One of the things a filter offers; the empty value restricts nothing. */
public record Choice(String value, String label, boolean chosen) {

    /**
     * @param first what stands for no restriction
     * @param asked what the address asks for; offered too, if it is none of the usual ones, so that the filter tells the truth
     */
    public static List<Choice> of(String first, Map<String, String> usual, @Nullable String asked) {
        var all = new LinkedHashMap<String, String>();
        all.put("", first);
        all.putAll(usual);
        return among(all, Objects.requireNonNullElse(asked, ""));
    }

    /** Where there is always one chosen. */
    static List<Choice> among(Map<String, String> usual, String chosen) {
        var all = new LinkedHashMap<>(usual);
        all.putIfAbsent(chosen, chosen);
        return all.entrySet().stream()
                .map(choice -> new Choice(choice.getKey(), choice.getValue(), choice.getKey().equals(chosen)))
                .toList();
    }
}
