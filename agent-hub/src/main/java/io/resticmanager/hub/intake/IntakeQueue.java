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

    private final IntakeVital vital;

    private final Thread committer;

    IntakeQueue(IntakeStore store, IntakeVital vital) {
        this.store = store;
        this.vital = vital;
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

    // Whatever goes wrong, the one thread that commits goes on: without it nothing
    // is acknowledged any more, and nobody sees why.
    private void commit(Batch batch) {
        try {
            store.store(batch.deliveries());
        } catch (Throwable e) {
            notStored(batch, e);
            return;
        }
        vital.stored(batch.deliveries());
        batch.stored();
    }

    // One delivery that the database does not take must not send away the agents
    // whose deliveries came with it.
    private void notStored(Batch batch, Throwable why) {
        var parts = batch.byReceiver();
        if (parts.size() > 1) {
            parts.forEach(this::commit);
        } else {
            LOG.error("can not store what an agent says; it keeps it and sends it again frames={}",
                    batch.deliveries().size(), why);
            vital.failed(batch.deliveries(), why);
            batch.notStored();
        }
    }

    /** What is not committed was not acknowledged, so its agent still has it. */
    @PreDestroy
    void stop() throws InterruptedException {
        committer.interrupt();
        committer.join();
    }
}
