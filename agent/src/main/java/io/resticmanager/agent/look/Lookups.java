package io.resticmanager.agent.look;

import java.util.function.Consumer;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/** Looks things up for the hub. None of it waits. */
public interface Lookups {

    /**
     * @param id of the frame that asks
     * @param answer told once, within {@link HubMessage.Look#WITHIN_S}; never after a cancel or {@link #endAll}
     */
    void begin(String id, HubMessage.Look look, Consumer<AgentMessage.Looked> answer);

    /** Nobody waits for that one any more. */
    void cancel(String id);

    /** Nobody waits for any of them any more. */
    void endAll();
}
