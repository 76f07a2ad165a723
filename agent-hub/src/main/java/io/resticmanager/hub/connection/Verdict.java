package io.resticmanager.hub.connection;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.hub.host.Arrival;

/** What becomes of an agent that has said hello. */
sealed interface Verdict {

    record Welcome(Arrival arrival) implements Verdict {}

    /**
     * It is told why and let go; when {@code all}, so is a connection that is there already under the same identity.
     */
    record SentAway(HubMessage.Bye.Reason reason, String why, boolean all) implements Verdict {}
}
