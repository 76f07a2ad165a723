package io.resticmanager.hub.intake;

/**
 * Which durable frames of a connection are new. An agent's frames are numbered without gaps, but for those that it had to
 * give up (a full outbox, a hub restored from an older copy); how many those are follows from its hello, and no more may
 * be missing, or an acknowledgement would cover frames that were never stored.
 */
public record Sequence(long stored, long mayBeMissing) {

    /** What a frame's number means. */
    public sealed interface Verdict {

        /** To be stored; the sequence to judge the next frame by. */
        record Fresh(Sequence next) implements Verdict {}

        /** Stored before; acknowledged again and dropped. */
        record Duplicate() implements Verdict {}

        /** Frames before it did not arrive. */
        record Gap(long expected) implements Verdict {}
    }

    /** @param stored the highest number stored; the other two are from hello */
    public static Sequence from(long stored, long lastSeq, long outboxDepth) {
        return new Sequence(stored, Math.max(0, lastSeq - stored - Math.max(0, outboxDepth)));
    }

    public Sequence oneMoreMissing() {
        return new Sequence(stored, mayBeMissing + 1);
    }

    public Verdict judge(long seq) {
        if (seq <= stored) {
            return new Verdict.Duplicate();
        }
        var missing = seq - stored - 1;
        return missing > mayBeMissing
                ? new Verdict.Gap(stored + 1)
                : new Verdict.Fresh(new Sequence(seq, mayBeMissing - missing));
    }
}
