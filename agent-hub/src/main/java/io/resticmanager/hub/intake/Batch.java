package io.resticmanager.hub.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is committed together: up to 100 deliveries, or what came within 20 ms; reliability.md, "SQLite". */
record Batch(List<Delivery> deliveries) {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private static final int MOST = 100;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    // A pause this long means that nobody is about to send more; waiting on would
    // only delay the acknowledgement.
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Waits for the first delivery, then gathers those that follow closely. */
    static Batch from(BlockingQueue<Delivery> queue) throws InterruptedException {
        var batch = new ArrayList<Delivery>();
        batch.add(queue.take());
        var end = System.nanoTime() + LONGEST_NANOS;
        var more = true;
        while (more && batch.size() < MOST) {
            var next = queue.poll(Math.min(PAUSE_NANOS, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            more = next != null && batch.add(next);
        }
        return new Batch(List.copyOf(batch));
    }

    /** Without those whose sender had something fail before. */
    Batch accepted() {
        return new Batch(deliveries.stream().filter(delivery -> delivery.receipt().accepting()).toList());
    }

    void stored() {
        var highest = new IdentityHashMap<Delivery.Receipt, Long>();
        var frames = new IdentityHashMap<Delivery.Receipt, Integer>();
        for (var delivery : deliveries) {
            if (delivery.seq() instanceof Long seq) {
                highest.merge(delivery.receipt(), seq, Math::max);
                frames.merge(delivery.receipt(), 1, Integer::sum);
            }
        }
        highest.forEach((receipt, seq) -> tell(() -> receipt.stored(seq, frames.getOrDefault(receipt, 0))));
    }

    void notStored() {
        var receivers = new IdentityHashMap<Delivery.Receipt, Boolean>();
        deliveries.forEach(delivery -> receivers.put(delivery.receipt(), true));
        receivers.keySet().forEach(receipt -> tell(receipt::notStored));
    }

    // A receiver that fails must not keep the others from hearing.
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("an agent could not be told what became of its frames", e);
        }
    }

    /** One batch for each receiver, in the order in which they came. */
    List<Batch> byReceiver() {
        var batches = new IdentityHashMap<Delivery.Receipt, List<Delivery>>();
        var order = new ArrayList<List<Delivery>>();
        for (var delivery : deliveries) {
            batches.computeIfAbsent(delivery.receipt(), _ -> {
                var fresh = new ArrayList<Delivery>();
                order.add(fresh);
                return fresh;
            }).add(delivery);
        }
        return order.stream().map(Batch::new).toList();
    }
}
