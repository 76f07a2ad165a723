package io.resticmanager.alerts.rule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a trouble. {@code standing} is the alert that is not resolved. What is older than {@code seen} is late;
 * {@code settled} is the occurrence that a person closed by hand, 0 for none, {@code settledDamage} the order of the check whose
 * damage was told when a person closed it: what nobody was told of, nobody has settled.
 */
public record Known(@Nullable Standing standing, long seen, long settled, long settledDamage) {

    public static final Known NOTHING = new Known(null, 0, 0, 0);

    /** {@code dueAt} is the first run that is still owed. */
    public record Standing(long occurrence, @Nullable Damage damage, @Nullable Instant dueAt) {}
}
