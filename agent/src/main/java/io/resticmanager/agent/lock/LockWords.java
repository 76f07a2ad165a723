package io.resticmanager.agent.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.Item;

/** Locks as people read of them. */
public final class LockWords {

    private static final int MOST_LEFT = 10;
    private static final String HERE = "Wait until its process is through, or cancel its job.";
    private static final String ELSEWHERE = "Only the machine that set a lock can tell whether it still works: run unlock on"
            + " that host. If that machine is no more and surely nothing else works on the repository, run restic unlock"
            + " --remove-all by hand.";

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

    /** Whose the locks are that an unlock left, and what to do next. Not empty. */
    public static String left(List<Item.Lock> locks, Instant now) {
        var shown = locks.stream().limit(MOST_LEFT).toList();
        var more = locks.size() - shown.size();
        return "Still locked by " + of(shown, now) + (more == 0 ? "" : " and " + more + " more") + ". "
                + (locks.stream().anyMatch(lock -> lock.holder() == Item.Lock.Holder.elsewhere) ? ELSEWHERE : HERE);
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
