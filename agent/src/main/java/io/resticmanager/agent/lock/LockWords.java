package io.resticmanager.agent.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.Item;

/** Locks as people read of them. */
public final class LockWords {

    private LockWords() {}

    /** Whose a lock is, what it keeps out and for how long it has stood; restic counts that from the last renewal. */
    public static String of(Item.Lock lock, Instant now) {
        var whose = lock.jobId() == null ? "" : ", our job " + lock.jobId();
        var user = lock.username() == null || lock.username().isEmpty() ? "" : ", user " + lock.username();
        var state = lock.holder() == Item.Lock.Holder.dead ? ", which is gone" : "";
        return "restic on " + lock.hostname() + " (process " + lock.pid() + state + user + whose + ", "
                + (lock.exclusive() ? "exclusive, " : "") + "for " + age(Duration.between(lock.since(), now)) + ")";
    }

    /** Several, in one line. */
    public static String of(List<Item.Lock> locks, Instant now) {
        return locks.stream().map(lock -> of(lock, now)).collect(Collectors.joining(" and "));
    }

    /** Rounded down; a clock that differs makes no negative age. */
    public static String age(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        return age.compareTo(Duration.ofHours(1)) < 0
                ? age.toMinutes() + " min"
                : age.toHours() + " h " + age.toMinutesPart() + " min";
    }
}
