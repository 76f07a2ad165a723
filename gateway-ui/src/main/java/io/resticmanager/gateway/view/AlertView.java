package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Severity;
import org.jspecify.annotations.Nullable;

/** An alert as a row and as its page show it; {@code linked}: its host still has a page. */
public record AlertView(Alert alert, Instant now, boolean linked) {

    /** Two sweeps of alerts-service: what was not confirmed for so long is not said to go on. */
    static final Duration TWO_SWEEPS = Duration.ofSeconds(120);

    public String id() {
        return alert.id();
    }

    public String address() {
        return "/alerts/" + alert.id();
    }

    public String kind() {
        return AlertWords.kind(alert.kind());
    }

    /** As in {@code Backup failed on ada}. */
    public String title() {
        return kind() + " on " + alert.hostName();
    }

    public Tone severity() {
        return AlertWords.severity(alert.severity());
    }

    public Tone status() {
        return AlertWords.status(alert);
    }

    /** What stands before a row: how bad it is, or that it is over. */
    public Tone lead() {
        return resolved() ? status() : severity();
    }

    public boolean critical() {
        return alert.severity() == Severity.critical;
    }

    public boolean open() {
        return alert.status() == AlertStatus.open;
    }

    public boolean resolved() {
        return alert.status() == AlertStatus.resolved;
    }

    public String classes() {
        return alert.severity().name() + (open() ? "" : " ackd");
    }

    /** Whether it was confirmed a moment ago; one that is resolved goes on no more. */
    public boolean still() {
        return !resolved() && age().compareTo(TWO_SWEEPS) < 0;
    }

    /** How long ago it was confirmed by our clock, in ms: the browser counts on from there with its own. */
    public long ageMs() {
        return age().toMillis();
    }

    public String stillWord() {
        return "still happening · " + AlertWords.ago(age());
    }

    /** Who has seen it; null when nobody has. */
    public @Nullable String acknowledgedBy() {
        return alert.acknowledgedAt() == null
                ? null
                : alert.acknowledgedBy() == null ? "somebody" : alert.acknowledgedBy();
    }

    /** Why it is over, as in {@code resolved by olga}. */
    public String resolvedWord() {
        return AlertWords.closing(alert);
    }

    public String next() {
        return resolved() ? "" : AlertWords.next(alert);
    }

    private Duration age() {
        var age = Duration.between(alert.lastSeenAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
