package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Item.Lock.Holder;
import io.resticmanager.contracts.job.Summary.Waited;

/** That a job waited for locks, in words. Pure: what is known in, words out. */
final class Waiting {

    private Waiting() {}

    /** As in {@code waited 2 min 5 s for a lock}. */
    static String brief(Waited waited) {
        return "waited " + Words.duration(Duration.ofSeconds(waited.seconds())) + " for "
                + (waited.locks().size() < 2 ? "a lock" : Words.plural(waited.locks().size(), "lock"));
    }

    /** Whose they were. */
    static String whose(Waited waited) {
        return waited.locks().isEmpty()
                ? "Nobody could see whose it was."
                : waited.locks().stream().map(Waiting::whose).collect(Collectors.joining(" "));
    }

    private static String whose(Item.Lock lock) {
        var process = new LockView(lock, null).process() + " on " + lock.hostname()
                + (lock.jobId() == null ? "" : ", our job " + lock.jobId());
        return lock.holder() == Holder.dead
                ? "It was left behind by " + process + ", and was removed."
                : "It was held by " + process + ".";
    }
}
