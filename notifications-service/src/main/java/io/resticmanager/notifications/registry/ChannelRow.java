package io.resticmanager.notifications.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** A channel as it lies in the table; {@code config} is sealed. */
public record ChannelRow(String id, ChannelKind kind, String name, boolean enabled, List<Severity> severities,
        String config, Instant createdAt, @Nullable Instant lastFiredAt, boolean lastOk, @Nullable String lastError,
        @Nullable String disabledReason) {

    static ChannelRow read(ResultSet rows) throws SQLException {
        return new ChannelRow(rows.getString("id"), ChannelKind.valueOf(rows.getString("kind")),
                rows.getString("name"), rows.getBoolean("enabled"),
                severities(rows.getBoolean("warning"), rows.getBoolean("critical")), rows.getString("config"),
                Instant.ofEpochMilli(rows.getLong("created_at")), Ask.instant(rows, "last_fired_at"),
                rows.getBoolean("last_ok"), rows.getString("last_error"), rows.getString("disabled_reason"));
    }

    /** With what a person may change about it. */
    ChannelRow with(String newName, boolean nowEnabled, List<Severity> wanted, String newConfig) {
        return new ChannelRow(id, kind, newName, nowEnabled, wanted, newConfig, createdAt, lastFiredAt, lastOk,
                lastError, nowEnabled ? null : disabledReason);
    }

    boolean wants(Severity severity) {
        return severities.contains(severity);
    }

    private static List<Severity> severities(boolean warning, boolean critical) {
        Set<Severity> wanted = EnumSet.noneOf(Severity.class);
        if (warning) {
            wanted.add(Severity.warning);
        }
        if (critical) {
            wanted.add(Severity.critical);
        }
        return List.copyOf(wanted);
    }
}
