package io.resticmanager.alerts.rule;

import java.time.Instant;

import io.resticmanager.contracts.alert.Closing;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of one trouble, by an event or by a look at its owner. {@code order} grows with each job that a host ends.
 */
public sealed interface Observation {

    /** A job ended badly; {@code damage} is what it or an earlier check found. {@code all}: there is no other, its teller knows. */
    record Failed(long order, @Nullable Damage damage, boolean all, Words words) implements Observation {}

    /** A job ended well; {@code all}: nothing of an earlier damage is left, as far as its teller knows. */
    record Succeeded(long order, boolean all) implements Observation {}

    /** The last check ended well, but read too little to clear the damage that an earlier one had found. */
    record Unproven(long order, Damage damage) implements Observation {}

    /** Nothing has come of a due run, nor of a later one. */
    record Overdue(Instant dueAt, Owed words) implements Observation {}

    /** Tells what is owed, from the first such run to the last. */
    interface Owed {

        Words told(Instant first, Instant last);
    }

    /** Something has come of a due run. */
    record Arrived(Instant dueAt) implements Observation {}

    /** The host is away, and was last seen (or enrolled) then. */
    record Absent(Instant since, Words words) implements Observation {}

    /** The host was there then. */
    record Present(Instant at) implements Observation {}

    /** It can not be any more; {@code why} is a sentence. */
    record Over(Closing closing, String why) implements Observation {}
}
