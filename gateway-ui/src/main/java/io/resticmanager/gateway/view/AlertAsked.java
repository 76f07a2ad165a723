package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.gateway.alert.AlertFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts the list shows, and what else it could show. No status stands for the open ones, with those that were acknowledged
 * below. {@code host} is what stands in the field: the host's name, or what was typed when no host is called so, and
 * {@code hostId} is null then.
 */
public record AlertAsked(@Nullable String status, @Nullable String severity, @Nullable String hostId, String host,
        @Nullable String text) {

    private static final Map<String, String> STATES = new LinkedHashMap<>();
    private static final Map<String, String> SEVERITIES = new LinkedHashMap<>();

    static {
        STATES.put(AlertStatus.acknowledged.name(), "Acknowledged");
        STATES.put(AlertStatus.resolved.name(), "Resolved");
        STATES.put(AlertFilter.ALL, "All");
        Stream.of(Severity.critical, Severity.warning)
                .forEach(known -> SEVERITIES.put(known.name(), AlertWords.severity(known).word()));
    }

    public List<Choice> states() {
        return Choice.of("Open", STATES, status);
    }

    public List<Choice> severities() {
        return Choice.of("Any severity", SEVERITIES, severity);
    }

    /** Whether it leaves out any that stand. */
    public boolean restricts() {
        return status != null || severity != null || !host.isEmpty() || text != null;
    }

    /** As in {@code Searched: open and acknowledged alerts, critical, on ada, with “offline”.} */
    public String searched() {
        var parts = new ArrayList<>(List.of(which() + " alerts"));
        if (severity != null) {
            parts.add(SEVERITIES.getOrDefault(severity, severity).toLowerCase(Locale.ROOT));
        }
        if (!host.isEmpty()) {
            parts.add("on " + host);
        }
        if (text != null) {
            parts.add("with “" + text + "”");
        }
        return "Searched: " + String.join(", ", parts) + ".";
    }

    private String which() {
        return status == null
                ? "open and acknowledged"
                : STATES.getOrDefault(status, status).toLowerCase(Locale.ROOT);
    }
}
