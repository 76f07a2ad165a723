package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.resticmanager.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class HashingQueueTest {

    private final HashingQueue queue = new HashingQueue();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void twoRunAtOnceSixteenWaitAndTheNextIsAskedToComeAgain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> admitted = new ArrayList<>();
            for (int i = 0; i < HashingQueue.AT_ONCE + HashingQueue.WAITING; i++) {
                admitted.add(threads.submit(() -> queue.run(this::hash)));
            }
            await().until(() -> running.get() == HashingQueue.AT_ONCE && queue.full());

            assertThatThrownBy(() -> queue.run(this::hash)).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem().status()).isEqualTo(503));

            gate.countDown();
            for (var hash : admitted) {
                assertThat(hash.get()).isEqualTo(1);
            }
        }
        assertThat(most).hasValue(HashingQueue.AT_ONCE);
        assertThat(queue.run(() -> 2)).isEqualTo(2);
    }

    private int hash() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            gate.await();
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            running.decrementAndGet();
        }
    }
}
