package io.resticmanager.hub.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.resticmanager.contracts.agent.HubMessage;

/**
 * Hands commands to one connection. Each comes on a thread of its own, so a cancel might pass the run that it is meant for;
 * one whose run has not come by here waits a moment for it. It is the job of an earlier connection if none comes.
 */
final class CommandOrder {

    private static final long RUN_IS_LATE_BY_MS = 250;

    private static final int REMEMBERED = 1_000;

    private final Function<HubMessage, CompletableFuture<Void>> agent;

    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition cameBy = lock.newCondition();

    private final Set<String> runs = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param agent writes a frame without waiting; its result completes once that is done */
    CommandOrder(Function<HubMessage, CompletableFuture<Void>> agent) {
        this.agent = agent;
    }

    CompletableFuture<Void> hand(HubMessage command) throws InterruptedException {
        lock.lock();
        try {
            if (command instanceof HubMessage.CommandCancel(var jobId)) {
                awaitRun(jobId);
            } else if (command instanceof HubMessage.CommandRun run) {
                runs.add(run.jobId());
                cameBy.signalAll();
            }
            return agent.apply(command);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRun(String jobId) throws InterruptedException {
        var left = TimeUnit.MILLISECONDS.toNanos(RUN_IS_LATE_BY_MS);
        while (left > 0 && !runs.contains(jobId)) {
            left = cameBy.awaitNanos(left);
        }
    }
}
