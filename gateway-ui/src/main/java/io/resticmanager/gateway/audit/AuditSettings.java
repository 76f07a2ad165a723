package io.resticmanager.gateway.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.resticmanager.platform.settings.SettingUnusable;
import org.jspecify.annotations.Nullable;

/**
 * How long rows of the audit log are kept (RM_AUDIT_KEPT): {@code never} or nothing for ever, else whole days as {@code P400D}, from 30 to 36500.
 * Of the environment alone: whoever is signed in can not shorten what is known of them (ADR 83).
 */
@ConfigurationProperties("rm")
record AuditSettings(@Nullable String auditKept) {

    private static final String NEVER = "never";
    private static final Duration LEAST = Duration.ofDays(30);
    private static final Duration MOST = Duration.ofDays(36_500);

    AuditSettings {
        // As from a compose file whose variable is not set.
        auditKept = auditKept == null || auditKept.isBlank() || auditKept.strip().equals(NEVER)
                ? null
                : auditKept.strip();
        if (auditKept != null && !sound(auditKept)) {
            throw new SettingUnusable(
                    "RM_AUDIT_KEPT is never, or how many days the audit log is kept, as P400D, from P30D to P36500D, not '%s'"
                            .formatted(auditKept));
        }
    }

    /** Empty for ever. */
    Optional<Duration> kept() {
        return Optional.ofNullable(auditKept).map(Duration::parse);
    }

    /** The same in days; absent for ever. */
    @Nullable
    Long days() {
        return kept().map(Duration::toDays).orElse(null);
    }

    private static boolean sound(String text) {
        try {
            var kept = Duration.parse(text);
            return kept.equals(Duration.ofDays(kept.toDays())) && kept.compareTo(LEAST) >= 0
                    && kept.compareTo(MOST) <= 0;
        } catch (DateTimeException | ArithmeticException _) {
            return false;
        }
    }
}
