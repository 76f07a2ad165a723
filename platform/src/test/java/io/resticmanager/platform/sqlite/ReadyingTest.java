package io.resticmanager.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadyingTest {

    private final ConcurrentLinkedQueue<String> made = new ConcurrentLinkedQueue<>();

    @Test
    void eachIsMadeReadyOnceWhoeverWaits() {
        try (var ready = new Readying(List.of("hub", "jobs", "alerts"), made::add)) {
            for (var service : List.of("alerts", "jobs", "hub", "alerts")) {
                ready.await(service);
            }
            assertThat(made).containsExactlyInAnyOrder("hub", "jobs", "alerts");
        }
    }

    @Test
    void nobodyHasToWaitForThemToBegin() throws Exception {
        var begun = new CountDownLatch(1);
        try (var _ = new Readying(List.of("hub"), _ -> begun.countDown())) {
            begun.await();
        }
    }

    @Test
    void oneWhoseTurnHasNotComeIsWaitedForAloneButNeverTwoAtOnce() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        try (var ready = new Readying(List.of("a", "b", "c", "d"), service -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            made.add(service);
            running.decrementAndGet();
        })) {
            List.of("d", "c", "b", "a").parallelStream().forEach(ready::await);
        }
        assertThat(most).hasValue(1);
        assertThat(made).hasSize(4);
    }

    @Test
    void whoWaitsLearnsWhyAndTheOthersAreMadeReady() {
        try (var ready = new Readying(List.of("hub", "jobs"), service -> {
            if (service.equals("hub")) {
                throw new DatabaseUnusable("hub.db is damaged");
            }
            made.add(service);
        })) {
            assertThatThrownBy(() -> ready.await("hub")).isInstanceOf(DatabaseUnusable.class)
                    .hasMessage("hub.db is damaged");
            ready.await("jobs");
        }
        assertThat(made).containsExactly("jobs");
    }

    @Test
    void theEndWaitsForTheOneThatWasBegunAndBeginsNoOther() {
        var barrier = new CyclicBarrier(2);
        var ready = new Readying(List.of("hub", "jobs"), service -> {
            meet(barrier);
            meet(barrier);
            made.add(service);
        });
        meet(barrier);
        var end = Thread.ofPlatform().start(ready::close);
        await().until(() -> end.getState() == Thread.State.WAITING);
        assertThatThrownBy(() -> ready.await("jobs")).isInstanceOf(DatabaseUnusable.class);
        meet(barrier);
        ready.close();
        assertThat(made).containsExactly("hub");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
