package io.resticmanager.hub.connection;

import java.time.Clock;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The durable frames of one connection: what is new is stored and then acknowledged, and when the hello may follow. */
final class Backlog implements Delivery.Receipt {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

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

    private final GapWatch gap;

    private long askedUpTo;

    private boolean handedOver;

    private volatile boolean broken;

    Backlog(AgentIdentity agent, Line line, IntakeQueue queue, long stored, AgentMessage.Hello said, Intake hello,
            Clock clock) {
        this.agent = agent;
        this.line = line;
        this.queue = queue;
        this.sequence = Sequence.from(stored, said.lastSeq(), said.outboxDepth());
        this.committed = new AtomicLong(stored);
        this.lastSeq = said.lastSeq();
        this.awaited = awaited(stored, said);
        this.gap = new GapWatch(clock);
        this.hello = hello;
    }

    // The depth leaves out what the agent sends again although it was acknowledged
    // before, which is whatever it keeps above what is stored.
    private static long awaited(long stored, AgentMessage.Hello said) {
        var kept = said.firstKeptSeq();
        return kept == null
                ? said.outboxDepth()
                : Math.max(said.outboxDepth(), said.lastSeq() - Math.max(stored, kept - 1));
    }

    /**
     * Takes a durable frame, and waits while 64 are not yet committed; without intake it is only counted.
     */
    void take(long seq, @Nullable Intake intake) throws InterruptedException {
        switch (sequence.judge(seq)) {
            case Sequence.Verdict.Duplicate() -> acknowledge(committed.get());
            case Sequence.Verdict.Gap(var expected) -> {
                ask(seq, expected);
                return;
            }
            case Sequence.Verdict.Fresh(var next) -> {
                sequence = next;
                askedUpTo = 0;
                gap.filled();
                awaited--;
                unacked.acquire();
                queue.submit(new Delivery(agent.tokenId(), seq, intake, this));
            }
        }
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

    // Nothing behind a gap is stored or acknowledged. Those that were on their way
    // when the agent was asked are passed over in silence; a lower number than was
    // seen is another try, and another answer. The wait begins before the agent
    // hears of it.
    private void ask(long seq, long expected) {
        gap.asked();
        if (seq <= askedUpTo || askedUpTo == 0) {
            line.say(new ProtocolError("sequence_gap", "expected " + expected + ", got " + seq));
        }
        askedUpTo = seq;
    }

    /** Ends a conversation that gets nowhere: whatever durable the agent says from now on would be refused. */
    void endIfTheGapIsIgnored() {
        if (gap.ignored()) {
            LOG.info("agent let go: it does not fill a gap host={} expected={}", agent.hostId(), sequence.stored() + 1);
            line.close(CloseReason.POLICY_VIOLATION, "frame %d is missing".formatted(sequence.stored() + 1));
        }
    }
}
