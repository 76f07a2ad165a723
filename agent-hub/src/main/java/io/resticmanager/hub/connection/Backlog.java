package io.resticmanager.hub.connection;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import io.micronaut.websocket.CloseReason;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.hub.intake.Delivery;
import io.resticmanager.hub.intake.IntakeQueue;
import io.resticmanager.hub.intake.Sequence;
import org.jspecify.annotations.Nullable;

/** The durable frames of one connection: what is new is stored and then acknowledged, and when the hello may follow. */
final class Backlog implements Delivery.Receipt {

    private static final int MOST_UNACKED = 64;

    private final AgentIdentity agent;

    private final Line line;

    private final IntakeQueue queue;

    private final Semaphore unacked = new Semaphore(MOST_UNACKED);

    private final AtomicLong committed;

    private final long lastSeq;

    private final Intake hello;

    private Sequence sequence;

    private long awaited;

    private boolean handedOver;

    private volatile boolean broken;

    Backlog(AgentIdentity agent, Line line, IntakeQueue queue, long stored, AgentMessage.Hello said, Intake hello) {
        this.agent = agent;
        this.line = line;
        this.queue = queue;
        this.sequence = Sequence.from(stored, said.lastSeq(), said.outboxDepth());
        this.committed = new AtomicLong(stored);
        this.lastSeq = said.lastSeq();
        this.awaited = said.outboxDepth();
        this.hello = hello;
    }

    /**
     * Takes a durable frame, and waits while 64 are not yet committed; without intake it is only counted.
     */
    void take(long seq, @Nullable Intake intake) throws InterruptedException {
        switch (sequence.judge(seq)) {
            case Sequence.Verdict.Duplicate() -> acknowledge(committed.get());
            case Sequence.Verdict.Gap(var expected) -> refuse(seq, expected);
            case Sequence.Verdict.Fresh(var next) -> {
                sequence = next;
                unacked.acquire();
                queue.submit(new Delivery(agent.tokenId(), seq, intake, this));
            }
        }
        awaited--;
        handOverHelloOnceDrained();
    }

    /** A frame that may have carried a number was too large to look at; it must not hold up those behind it. */
    void missed() {
        sequence = sequence.oneMoreMissing();
    }

    /** Hands on what carries no number, in its place between the others. */
    void pass(Intake intake) throws InterruptedException {
        queue.submit(new Delivery(agent.tokenId(), null, intake, this));
    }

    /** jobs-service compares what it believes with the hello; so everything that happened before goes first. */
    void handOverHelloOnceDrained() throws InterruptedException {
        if (!handedOver && (sequence.stored() >= lastSeq || awaited <= 0)) {
            handedOver = true;
            pass(hello);
        }
    }

    @Override
    public void stored(long seq, int frames) {
        unacked.release(frames);
        acknowledge(committed.accumulateAndGet(seq, Math::max));
    }

    @Override
    public void notStored() {
        broken = true;
        unacked.release(MOST_UNACKED);
        line.close(CloseReason.TRY_AGAIN_LATER, "cannot store just now");
    }

    @Override
    public boolean accepting() {
        return !broken;
    }

    private void acknowledge(long seq) {
        line.say(new HubMessage.Ack(seq));
    }

    // Nothing behind a gap may be acknowledged; a new connection says anew what the
    // agent still has.
    private void refuse(long seq, long expected) {
        line.say(new ProtocolError("sequence_gap", "got frame " + seq + " where " + expected + " was due"));
        line.close(CloseReason.POLICY_VIOLATION, "sequence gap");
    }
}
