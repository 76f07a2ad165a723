package io.resticmanager.hub.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is committed together: up to 100 deliveries, or what came within 20 ms; reliability.md, "SQLite". */
record Batch(List<Delivery> deliveries) {

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
        for (Map.Entry<Delivery.Receipt, Long> entry : highest.entrySet()) {
            entry.getKey().stored(entry.getValue(), frames.getOrDefault(entry.getKey(), 0));
        }
    }

    void notStored() {
        var receivers = new IdentityHashMap<Delivery.Receipt, Boolean>();
        deliveries.forEach(delivery -> receivers.put(delivery.receipt(), true));
        receivers.keySet().forEach(Delivery.Receipt::notStored);
    }
}
