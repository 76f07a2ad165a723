package io.resticmanager.agent.job;

import io.resticmanager.contracts.agent.AgentMessage;

/** How what happens here gets to the hub. */
public interface Telling {

    /** Reaches the hub, whatever happens; on disk when this returns. Waits while the disk is full. */
    void keep(AgentMessage.Durable message);

    /** Like {@link #keep}, but gives up at once. @return whether it was kept */
    boolean tryKeep(AgentMessage.Durable message);

    /** Said if somebody listens just now. */
    void say(AgentMessage message);

    /** Whether somebody listens just now. */
    boolean connected();
}
