package io.resticmanager.agent.job;

import java.time.Duration;
import java.util.List;

import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.RepositoryLock;
import io.resticmanager.agent.restic.Restic;

/**
 * The lock of a restic that died with its agent. restic ends well also where it removes none, as of a process that is not wholly gone yet: so
 * it is looked whether a lock of this machine still stands, and tried again a few times. After that the next job that meets it sees to it.
 */
final class LeftLock {

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Restic restic;
    private final Leash leash;

    LeftLock(Restic restic, Leash leash) {
        this.restic = restic;
        this.leash = leash;
    }

    void remove() throws InterruptedException {
        restic.unlock();
        for (var tried = 1; tried < TRIES && stands() && !leash.awaitPull(PAUSE); tried++) {
            restic.unlock();
        }
    }

    // A server that has gone is not waited for.
    private boolean stands() throws InterruptedException {
        var here = Machine.here().hostname();
        return restic.probe().isEmpty()
                && restic.locks() instanceof Answer.Done<List<RepositoryLock>>(var locks, _)
                && locks.stream().anyMatch(lock -> lock.hostname().equals(here));
    }
}
