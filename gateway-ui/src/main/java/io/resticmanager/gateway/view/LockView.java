package io.resticmanager.gateway.view;

import java.time.Instant;

import io.resticmanager.contracts.job.Item;
import org.jspecify.annotations.Nullable;

/** A lock and who holds it; {@code hostId} is the host of ours that its machine is, if it is one. */
public record LockView(Item.Lock lock, @Nullable String hostId) {

    public String shortId() {
        return lock.id().substring(0, Math.min(8, lock.id().length()));
    }

    public Instant since() {
        return lock.since();
    }

    public String hostname() {
        return lock.hostname();
    }

    public @Nullable String jobId() {
        return lock.jobId();
    }

    /** As in {@code PID 4127 of root}. */
    public String process() {
        return "PID " + lock.pid() + (lock.username() == null ? "" : " of " + lock.username());
    }

    public String scope() {
        return lock.exclusive() ? "Nobody else may use the repository" : "Others may add, nobody may delete";
    }

    public Tone tone() {
        return switch (lock.holder()) {
            case live -> new Tone("run", "i-lock", "In use");
            case dead -> new Tone("warn", "i-unlock", "Left behind");
            case elsewhere -> new Tone("off", "i-lock", "Of another machine");
        };
    }

    /** What that means, and what can be done. */
    public String meaning() {
        return switch (lock.holder()) {
            case live -> "Its process runs. It takes the lock away itself when it is done.";
            case dead -> "Its process is gone, so removing the lock is safe.";
            case elsewhere -> hostId == null
                    ? "Only that machine can say whether its process still runs."
                    : "Unlock on that host removes it if its process is gone.";
        };
    }
}
