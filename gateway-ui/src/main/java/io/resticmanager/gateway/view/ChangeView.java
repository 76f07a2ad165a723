package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Item;
import org.jspecify.annotations.Nullable;

/** A path that differs between two snapshots. */
public record ChangeView(Item.Change change) {

    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("+", "Added");
        KINDS.put("-", "Removed");
        KINDS.put("M", "Changed");
        KINDS.put("T", "Other type");
        KINDS.put("U", "Metadata");
    }

    /** What a list of changes can be restricted to. */
    public static List<Choice> kinds(@Nullable String asked) {
        return Choice.of("All", KINDS, asked);
    }

    public String path() {
        return change.path();
    }

    // restic may put more than one letter there, as in MU: the first one says most.
    private String modifier() {
        return change.modifier().isEmpty() ? "" : change.modifier().substring(0, 1);
    }

    /** Sign and word, so that colour is not alone. */
    public String word() {
        return switch (modifier()) {
            case "+" -> "+ added";
            case "-" -> "− removed";
            case "M" -> "~ changed";
            case "T" -> "~ other type";
            case "U" -> "~ metadata";
            default -> change.modifier();
        };
    }

    public String css() {
        return switch (modifier()) {
            case "+" -> "ok";
            case "-" -> "fail";
            default -> "warn";
        };
    }
}
