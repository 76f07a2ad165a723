package io.resticmanager.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import org.junit.jupiter.api.Test;

class CommandOrderTest {

    private static final HubMessage RUN = new HubMessage.CommandRun("job", JobKind.backup, null, null, null);

    private static final HubMessage CANCEL = new HubMessage.CommandCancel("job");

    private final List<HubMessage> heard = new CopyOnWriteArrayList<>();

    private final CommandOrder order = new CommandOrder(message -> {
        heard.add(message);
        return new CompletableFuture<>();
    });

    @Test
    void aCancelThatComesFirstWaitsForItsRun() throws Exception {
        var cancel = Thread.ofVirtual().start(() -> hand(CANCEL));
        await().until(() -> cancel.getState() == Thread.State.TIMED_WAITING);

        order.hand(RUN);
        cancel.join();

        assertThat(heard).containsExactly(RUN, CANCEL);
    }

    @Test
    void aCancelOfAJobOfAnEarlierConnectionWaitsAMomentOnly() throws Exception {
        var begin = System.nanoTime();

        order.hand(CANCEL);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(200),
                Duration.ofSeconds(3));
        assertThat(heard).containsExactly(CANCEL);
    }

    @Test
    void anAgentThatDoesNotReadKeepsNobodyWaitingForTheOrder() throws Exception {
        assertThat(order.hand(RUN)).isNotDone();
        assertThat(order.hand(CANCEL)).isNotDone();

        assertThat(heard).containsExactly(RUN, CANCEL);
    }

    @Test
    void anotherJobIsNotHeldUpByACancelThatWaits() throws Exception {
        var cancel = Thread.ofVirtual().start(() -> hand(CANCEL));
        await().until(() -> cancel.getState() == Thread.State.TIMED_WAITING);
        var other = new HubMessage.CommandRun("other", JobKind.backup, null, null, null);

        order.hand(other);

        assertThat(heard).containsExactly(other);
        cancel.join();
    }

    private void hand(HubMessage message) {
        try {
            order.hand(message);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
