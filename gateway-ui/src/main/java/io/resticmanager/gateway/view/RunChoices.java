package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lists of the run forms offer. */
final class RunChoices {

    private static final Map<String, String> COMPRESSIONS = listed("auto", "Automatic", "max", "Maximum", "off", "Off");
    private static final Map<String, String> GROUPS = listed("host", "Host, whatever the paths");
    private static final Map<String, String> MODES = listed("raw-data", "What the snapshots need in the repository",
            "restore-size", "What restoring every snapshot would give");

    private RunChoices() {}

    /** @param chosen offered too, when it is none of the usual ones, so that what was typed stays */
    static List<Choice> of(String field, String chosen) {
        return switch (field) {
            case "compression" -> Choice.of("Usual", COMPRESSIONS, chosen);
            case "group_by" -> Choice.of("Host and set of paths", GROUPS, chosen);
            case "mode" -> Choice.among(MODES, chosen);
            default -> throw new IllegalArgumentException("no list for " + field);
        };
    }

    private static Map<String, String> listed(String... valuesAndLabels) {
        var listed = new LinkedHashMap<String, String>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            listed.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
        }
        return listed;
    }
}
