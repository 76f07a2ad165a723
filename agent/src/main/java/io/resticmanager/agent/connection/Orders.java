package io.resticmanager.agent.connection;

import java.time.Instant;
import java.util.List;

import io.resticmanager.agent.look.Lookups;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/** What the rest of the agent does on the hub's word. */
public interface Orders {

    /** What to say first: the state of this agent now. */
    AgentMessage.Hello hello();

    void welcomed(HubMessage.Welcome welcome);

    void configure(HubMessage.ConfigUpdate update);

    void run(HubMessage.CommandRun command);

    void cancel(String jobId);

    /** What is looked up for the hub beside the jobs. */
    Lookups lookups();

    /** The ids of the jobs that run or wait here; each heartbeat names them. */
    List<String> jobs();

    Instant now();
}
