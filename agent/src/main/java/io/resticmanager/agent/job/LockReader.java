package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.job.Item;
import org.jspecify.annotations.Nullable;

/** Looks who holds a repository just now. */
interface LockReader {

    /** Of an agent that does not look. */
    LockReader BLIND = _ -> null;

    /** Null when it could not be found out. */
    @Nullable
    List<Item.Lock> locks(Restic restic) throws InterruptedException;
}
