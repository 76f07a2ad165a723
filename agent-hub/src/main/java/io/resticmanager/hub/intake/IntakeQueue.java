package io.resticmanager.hub.intake;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what all agents say and commits it in batches, on one thread; whoever submits waits while the queue is full. */
@Singleton
public final class IntakeQueue {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeQueue.class);

    private static final int LONGEST = 1_000;

    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(LONGEST);

    private final IntakeStore store;

    private final Thread committer;

    IntakeQueue(IntakeStore store) {
        this.store = store;
        this.committer = Thread.ofVirtual().name("intake").start(this::commitBatches);
    }

    public void submit(Delivery delivery) throws InterruptedException {
        queue.put(delivery);
    }

    private void commitBatches() {
        try {
            while (true) {
                commit(Batch.from(queue).accepted());
            }
        } catch (InterruptedException _) {
            LOG.debug("intake ends with {} deliveries left to their agents", queue.size());
        }
    }

    private void commit(Batch batch) {
        try {
            store.store(batch.deliveries());
        } catch (RuntimeException e) {
            LOG.error("can not store what agents say; they keep it and send it again frames={}",
                    batch.deliveries().size(), e);
            batch.notStored();
            return;
        }
        batch.stored();
    }

    /** What is not committed was not acknowledged, so its agent still has it. */
    @PreDestroy
    void stop() throws InterruptedException {
        committer.interrupt();
        committer.join();
    }
}
