package io.resticmanager.agent.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

import io.resticmanager.agent.restic.RepositoryLock;
import io.resticmanager.contracts.job.Item;

/**
 * Whether who set a lock still lives. Only for a lock with this machine's own name can that be known, and even then two
 * machines, or two containers, may have one name: a lock of the other looks dead from here when its process number is free.
 * The names are compared as restic compares them, so that restic is wrong in the same cases and no others.
 */
final class Holding {

    // The system counts a process's start in hundredths since boot, and the boot in
    // whole seconds.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final String hostname;
    private final LongFunction<Optional<Seen>> processes;

    /** @param hostname as the kernel of this machine gives it to restic */
    Holding(String hostname, LongFunction<Optional<Seen>> processes) {
        this.hostname = hostname;
        this.processes = processes;
    }

    Item.Lock of(RepositoryLock lock) {
        var here = lock.hostname().equals(hostname);
        var seen = here
                ? processes.apply(lock.pid()).filter(process -> mayHold(process, lock))
                : Optional.<Seen>empty();
        var holder = !here
                ? Item.Lock.Holder.elsewhere
                : seen.isPresent() ? Item.Lock.Holder.live : Item.Lock.Holder.dead;
        return new Item.Lock(lock.id(), lock.time(), lock.exclusive(), lock.hostname(), lock.username(), lock.pid(),
                holder, seen.map(Seen::jobId).orElse(null));
    }

    // Process numbers are given out again. Whoever set the lock is a restic, or one
    // under another name; that one began before its lock.
    private static boolean mayHold(Seen process, RepositoryLock lock) {
        var started = process.startedAt();
        return process.restic() || started == null || !started.isAfter(lock.time().plus(TOLERANCE));
    }
}
