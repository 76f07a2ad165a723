package io.resticmanager.agent.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import org.jspecify.annotations.Nullable;

/**
 * Frames that must reach the hub, on disk in segment files until it has acknowledged them and a while longer. Numbers count
 * up by one and are never given out twice, not even after everything was acknowledged: the last segment stays. A frame is
 * fsynced before {@link #append} returns, so a number that was ever sent survives a crash. Safe for use by many threads.
 */
public final class Outbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final long SAVE_EVERY = 64;

    private final Path folder;
    private final OutboxLimits limits;
    private final Clock clock;
    private final List<Segment> segments;
    private Acknowledged acknowledged;
    private long savedSeq;
    private long lastSeq;
    private long unacknowledged;
    private long incompressible;
    private Runnable onAppend = () -> {
    };

    private Outbox(Path folder, OutboxLimits limits, Clock clock, List<Segment> segments) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
        this.segments = segments;
        this.acknowledged = Acknowledged.readFrom(folder);
        this.savedSeq = acknowledged.seq();
        this.lastSeq = Math.max(segments.isEmpty() ? 0 : segments.getLast().lastSeq(), acknowledged.seq());
        this.unacknowledged = waiting();
        noteAcknowledged();
    }

    /** @throws StateFailure when the folder can not be used */
    public static Outbox open(Path folder, OutboxLimits limits, Clock clock) {
        try {
            return new Outbox(folder, limits, clock, new ArrayList<>(Recovery.segments(folder)));
        } catch (IOException e) {
            throw new StateFailure("cannot read the outbox " + folder + ": " + e.getMessage());
        }
    }

    /** Called after each new frame, by the thread that appended it. */
    public synchronized void onAppend(Runnable listener) {
        onAppend = listener;
    }

    /**
     * Keeps a message, on disk when this returns.
     *
     * @return its number
     * @throws IOException when the disk does not take it; the message is then not in the outbox
     */
    public long append(AgentMessage.Durable message) throws IOException {
        var seq = keep(message);
        listener().run();
        return seq;
    }

    private synchronized Runnable listener() {
        return onAppend;
    }

    private synchronized long keep(AgentMessage.Durable message) throws IOException {
        var allowed = limits.allowed(folder, used());
        makeRoom(allowed);
        var seq = lastSeq + 1;
        var text = FrameCodec.FROM_AGENT.encode(Frame.durable(UlidCreator.getMonotonicUlid().toString(), seq, message));
        writable(allowed).append(new Entry(seq, FrameCodec.FROM_AGENT.typeOf(message), text));
        lastSeq = seq;
        unacknowledged++;
        return seq;
    }

    private Segment writable(long allowed) throws IOException {
        if (segments.isEmpty() || segments.getLast().size() >= limits.segment(allowed)) {
            segments.add(Segment.create(folder, lastSeq + 1));
        }
        return segments.getLast();
    }

    private void makeRoom(long allowed) throws IOException {
        if (used() > allowed) {
            forgetAcknowledged(true);
        }
        if (used() > Math.max(allowed, incompressible) && segments.size() > 1) {
            compact(allowed);
            unacknowledged = waiting();
            // Where little was to be had, it is not worth another try before as much again
            // has come in.
            incompressible = used() > allowed ? used() + limits.segment(allowed) : 0;
        }
    }

    // On a disk so full that nothing can be made shorter, the frame itself may
    // still fit.
    private void compact(long allowed) throws IOException {
        try {
            Compaction.oldest(segments, limits.segment(allowed), acknowledged.seq());
        } catch (StateFailure e) {
            LOG.log(System.Logger.Level.ERROR, "the outbox can not be made smaller: " + e.getMessage());
        }
    }

    private long used() {
        return segments.stream().mapToLong(Segment::size).sum();
    }

    /** The next frame to send after this number, acknowledged or not. */
    public synchronized Optional<StoredFrame> after(long seq) {
        for (var segment : segments) {
            while (!segment.after(seq).isEmpty()) {
                var frame = read(segment, segment.after(seq).getFirst());
                if (frame.isPresent()) {
                    return frame;
                }
            }
        }
        return Optional.empty();
    }

    // A frame that can not be read any more must not hold up those behind it.
    private Optional<StoredFrame> read(Segment segment, Segment.Place place) {
        try {
            return Optional.of(new StoredFrame(place.seq(), segment.read(place).text()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "a frame is lost seq=" + place.seq() + ": " + e.getMessage());
            segment.giveUp(place);
            unacknowledged = waiting();
            return Optional.empty();
        }
    }

    /** Everything up to this number is stored by the hub. */
    public synchronized void acknowledge(long seq) {
        var known = Math.min(seq, lastSeq);
        if (known <= acknowledged.seq()) {
            return;
        }
        acknowledged = new Acknowledged(known, acknowledged.hubEpoch());
        unacknowledged = waiting();
        noteAcknowledged();
        forgetAcknowledged(false);
        if (known - savedSeq >= SAVE_EVERY || unacknowledged == 0) {
            save();
        }
    }

    /**
     * A hub is there. One that is not the one that acknowledged, or that has less than it acknowledged, was restored from an
     * older copy: what it may lack then counts as not acknowledged, until it has said so again.
     *
     * @param storedSeq the highest number that it has stored; null when it is too old to say
     * @return the number after which to send
     */
    public synchronized long resumeFor(String hubEpoch, @Nullable Long storedSeq) {
        var had = acknowledged.seq();
        var has = storedSeq == null ? had : Math.min(had, Math.max(0, storedSeq));
        var other = !acknowledged.hubEpoch().isEmpty() && !acknowledged.hubEpoch().equals(hubEpoch);
        // What is not kept can not be sent again.
        var from = Math.min(had, Math.max(other ? 0 : has, firstKept() - 1));
        if (from < had || !acknowledged.hubEpoch().equals(hubEpoch)) {
            acknowledged = new Acknowledged(from, hubEpoch);
            waitAgain();
            save();
        }
        return from;
    }

    private void waitAgain() {
        unacknowledged = waiting();
        segments.stream().filter(segment -> segment.lastSeq() > acknowledged.seq())
                .forEach(segment -> segment.acknowledgedAt = null);
    }

    // A disk that refuses costs no more than sending again what the hub will drop,
    // and must not hold up anything else.
    private void save() {
        savedSeq = acknowledged.seq();
        try {
            acknowledged.writeTo(folder);
        } catch (StateFailure e) {
            LOG.log(System.Logger.Level.ERROR, "what the hub has acknowledged is not on disk: " + e.getMessage());
        }
    }

    // The last segment stays, empty or not: its name carries the counter.
    private void forgetAcknowledged(boolean all) {
        var before = clock.instant().minus(limits.keepAcknowledged());
        while (segments.size() > 1 && segments.getFirst().lastSeq() <= acknowledged.seq()) {
            var at = segments.getFirst().acknowledgedAt;
            if (!all && (at == null || at.isAfter(before))) {
                return;
            }
            delete(segments.removeFirst());
        }
    }

    private static void delete(Segment segment) {
        try {
            segment.delete();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove " + segment.path + ": " + e.getMessage());
        }
    }

    private void noteAcknowledged() {
        segments.stream()
                .filter(segment -> segment.acknowledgedAt == null && segment.lastSeq() <= acknowledged.seq())
                .forEach(segment -> segment.acknowledgedAt = clock.instant());
    }

    private long waiting() {
        return segments.stream().mapToLong(segment -> segment.after(acknowledged.seq()).size()).sum();
    }

    /** How many frames wait for an acknowledgement. */
    public synchronized long depth() {
        return unacknowledged;
    }

    /** The highest number ever given out. */
    public synchronized long lastSeq() {
        return lastSeq;
    }

    /** The lowest number that can still be sent; one above the last when there is none. */
    public synchronized long firstKept() {
        for (var segment : segments) {
            if (!segment.after(0).isEmpty()) {
                return segment.after(0).getFirst().seq();
            }
        }
        return lastSeq + 1;
    }

    public synchronized long acknowledgedSeq() {
        return acknowledged.seq();
    }

    @Override
    public synchronized void close() throws IOException {
        save();
        for (var segment : segments) {
            segment.close();
        }
    }
}
