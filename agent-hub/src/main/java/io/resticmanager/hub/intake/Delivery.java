package io.resticmanager.hub.intake;

import io.resticmanager.contracts.agent.Intake;
import org.jspecify.annotations.Nullable;

/**
 * One thing to store and hand on. Without {@code seq} it is not counted (job.accepted, job.rejected, hello); without
 * {@code intake} it only counts (a durable frame that nobody can read must not hold up those behind it).
 */
public record Delivery(String tokenId, @Nullable Long seq, @Nullable Intake intake, Receipt receipt) {

    /** Told when a delivery's fate is known; called by the thread that commits, so it must not wait. */
    public interface Receipt {

        /**
         * Committed, up to and including this number; {@code frames} is how many of this receiver's numbered deliveries
         * the commit held.
         */
        void stored(long seq, int frames);

        /** The database refused; the agent has to send again, over a new connection. */
        void notStored();

        /** False once something was not stored: nothing that came after it may be, or it would be taken for a duplicate. */
        boolean accepting();
    }
}
