package io.resticmanager.hub.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;

import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.LookCancel;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Actor OLIVIA = new Actor("o", "olivia", Role.operator, null);

    private final List<Frame<HubMessage>> heard = new CopyOnWriteArrayList<>();

    private final CompletableFuture<Void> written = new CompletableFuture<>();

    private final Looks looks = new Looks(frame -> {
        heard.add(frame);
        return written;
    }, Duration.ofSeconds(10));

    private final Waiting look = Waiting.of(OLIVIA, "1", new TreeList("4f5c1b0d", "/", null));

    @Test
    void aCancelThatComesFirstWaitsForItsLook() throws Exception {
        var cancel = new FutureTask<>(() -> looks.cancel(OLIVIA, "1"));
        var thread = Thread.ofVirtual().start(cancel);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        assertThat(looks.ask(look)).isEqualTo(Reply.refused(LookProblems.CANCELLED));

        assertThat(cancel.get()).isEqualTo(Reply.of(new Answer(null, null, null)));
        assertThat(heard).extracting(Frame::message).containsExactly(look.look(),
                new LookCancel(heard.getFirst().id()));
    }

    @Test
    void aCancelOfNothingWaitsAMomentOnly() throws Exception {
        assertThat(looks.cancel(OLIVIA, "1")).isEqualTo(Reply.refused(LookProblems.NOT_THERE));
        assertThat(heard).isEmpty();
    }

    @Test
    void whatCanNotBeWrittenIsNotWaitedFor() throws Exception {
        written.completeExceptionally(new IllegalStateException("the line is cut"));

        assertThat(looks.ask(look)).isEqualTo(Reply.refused(LookProblems.WENT_AWAY));
    }

    @Test
    void afterTheEndNothingIsAsked() throws Exception {
        looks.end();

        assertThat(looks.ask(look)).isEqualTo(Reply.refused(LookProblems.WENT_AWAY));
        assertThat(looks.cancel(OLIVIA, "1")).isEqualTo(Reply.refused(LookProblems.NOT_THERE));
        assertThat(heard).isEmpty();
    }
}
