package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts the list shows, and what else it could show. No status stands for the open ones; a status or severity that nobody
 * knows is as good as none. Names are the hosts' by their ids.
 */
public record AlertAsked(@Nullable String status, @Nullable String severity, @Nullable String hostId,
        @Nullable String text, Map<String, String> names) {

    /** The most characters of a text to look for. */
    public static final int TEXT_MOST = 200;
    /** To offer more hosts than that by name would make the page slow; the text to look for finds a host too. */
    static final int OFFERED = 500;

    private static final String ALL = "all";
    private static final Map<String, String> STATES = new LinkedHashMap<>();
    private static final Map<String, String> SEVERITIES = new LinkedHashMap<>();

    static {
        STATES.put(AlertStatus.acknowledged.name(), "Acknowledged");
        STATES.put(AlertStatus.resolved.name(), "Resolved");
        STATES.put(ALL, "All");
        Stream.of(Severity.critical, Severity.warning)
                .forEach(severity -> SEVERITIES.put(severity.name(), AlertWords.severity(severity).word()));
    }

    public AlertAsked {
        status = status == null || !STATES.containsKey(status) ? null : status;
        severity = severity == null || !SEVERITIES.containsKey(severity) ? null : severity;
        text = text == null || text.length() <= TEXT_MOST ? text : cut(text);
    }

    // Not through the middle of a character.
    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(TEXT_MOST - 1)) ? TEXT_MOST - 1 : TEXT_MOST);
    }

    public List<Choice> states() {
        return Choice.of("Open", STATES, status);
    }

    public List<Choice> severities() {
        return Choice.of("Any severity", SEVERITIES, severity);
    }

    public List<Choice> hosts() {
        return names.size() <= OFFERED
                ? Choice.of("Every host", names, hostId)
                : Choice.of("Every host (search by name)", chosen(), hostId);
    }

    private Map<String, String> chosen() {
        return hostId == null || !names.containsKey(hostId)
                ? Map.of()
                : Map.of(hostId, names.getOrDefault(hostId, hostId));
    }

    /** Whether it leaves out any that are open. */
    public boolean restricts() {
        return status != null || severity != null || hostId != null || text != null;
    }

    /** Whether that host still has a page; so it is held while nobody tells which hosts there are. */
    public boolean linked(String id) {
        return names.isEmpty() || names.containsKey(id);
    }
}
