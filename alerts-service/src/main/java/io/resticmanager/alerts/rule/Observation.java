package io.resticmanager.alerts.rule;

import java.time.Instant;

/**
 * What was observed of one trouble, by an event or by a look at its owner. {@code order} grows with each job that a host ends.
 */
public sealed interface Observation {

    /** A job ended badly; {@code damage} is the order of the check that found damage in pack contents, 0 where none stands. */
    record Failed(long order, long damage, Words words) implements Observation {}

    /** A job ended well; {@code all}: nothing of an earlier damage is left, as far as its teller knows. */
    record Succeeded(long order, boolean all) implements Observation {}

    /** The last check ended well, but read too little to clear the damage that the one of order {@code found} had found. */
    record Unproven(long order, long found, Words words) implements Observation {}

    /** Nothing has come of a due run, nor of a later one. */
    record Overdue(Instant dueAt, Words words) implements Observation {}

    /** Something has come of a due run. */
    record Arrived(Instant dueAt) implements Observation {}

    /** The host is away, and was last seen (or enrolled) then. */
    record Absent(Instant since, Words words) implements Observation {}

    /** The host was there then. */
    record Present(Instant at) implements Observation {}

    /** It can not be any more; {@code why} is a sentence. */
    record Over(String why) implements Observation {}
}
