package io.resticmanager.agent.lock;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Orphans;
import io.resticmanager.agent.restic.RepositoryLock;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.job.Item;

/** Who holds a repository, with what this machine knows of its own processes. */
public final class Holders {

    private final Path stateDir;

    /** @param stateDir the agent's own, by which it knows its children */
    public Holders(Path stateDir) {
        this.stateDir = stateDir;
    }

    /** The locks that stand just now, in no order. */
    public Answer<List<Item.Lock>> of(Restic restic) throws InterruptedException {
        return switch (restic.locks()) {
            case Answer.Done<List<RepositoryLock>>(var locks, var code) -> new Answer.Done<>(judged(locks), code);
            case Answer.Failed<List<RepositoryLock>>(var error, var code) -> new Answer.Failed<>(error, code);
            case Answer.Ended<List<RepositoryLock>>(var reason, var code) -> new Answer.Ended<>(reason, code);
        };
    }

    // The machine may have been renamed since the agent began.
    private List<Item.Lock> judged(List<RepositoryLock> locks) {
        var holding = new Holding(Machine.here().hostname(), this::look);
        return locks.stream().map(holding::of).toList();
    }

    private Optional<Seen> look(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(process -> new Seen(isRestic(process),
                process.info().startInstant().orElse(null), Orphans.jobOf(pid, stateDir).orElse(null)));
    }

    private static boolean isRestic(ProcessHandle process) {
        return process.info().command()
                .map(command -> command.substring(command.lastIndexOf(File.separatorChar) + 1).startsWith("restic"))
                .orElse(true);
    }
}
