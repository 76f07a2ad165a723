package io.resticmanager.contracts.agent;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/**
 * Asked of the hub that holds an agent's connection, and of no other; exactly one of run and cancel is set.
 * {@code forHostId} is the host whose repository a run is about; absent means the host that it goes to. A run never has its
 * credential here: the hub adds that to the frame.
 */
@Wire
public record AgentCommand(HubMessage.@Nullable CommandRun run, HubMessage.@Nullable CommandCancel cancel,
        @Nullable String forHostId) {

    /** Answers once the frame is written; no responder means that the host is offline. */
    public static Rpc<AgentCommand, Nothing> to(String hostId) {
        return new Rpc<>("agent." + hostId + ".command", AgentCommand.class, Nothing.class);
    }

    public static AgentCommand of(HubMessage.CommandRun run) {
        return new AgentCommand(run, null, null);
    }

    public static AgentCommand of(HubMessage.CommandRun run, String forHostId) {
        return new AgentCommand(run, null, forHostId);
    }

    public static AgentCommand of(HubMessage.CommandCancel cancel) {
        return new AgentCommand(null, cancel, null);
    }
}
