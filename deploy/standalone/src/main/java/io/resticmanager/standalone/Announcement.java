package io.resticmanager.standalone;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** What {@code up --json} prints once everything answers; the set-up link is null once an administrator exists. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Announcement(String url, String agentUrl, @Nullable String setupUrl, String dataDir, long pid,
        String natsUrl, @Nullable String pin) {

    /** The same for a person at a terminal. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("restic-manager is at " + url);
        if (setupUrl != null) {
            lines.add("Create the first administrator, once: " + setupUrl);
        }
        if (pin != null) {
            lines.add("Agents pin this server as " + pin);
        }
        lines.add("Data is in " + dataDir + "; Ctrl-C stops everything");
        return lines;
    }
}
