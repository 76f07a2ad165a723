package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.agent.lock.Holders;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.job.Item;
import org.jspecify.annotations.Nullable;

/** Looks who holds a repository just now. */
interface LockReader {

    /** By what this machine knows of the locks. */
    static LockReader of(Holders holders) {
        return restic -> holders.of(restic) instanceof Answer.Done<List<Item.Lock>>(var locks, _) ? locks : null;
    }

    /** Null when it could not be found out. */
    @Nullable
    List<Item.Lock> locks(Restic restic) throws InterruptedException;
}
