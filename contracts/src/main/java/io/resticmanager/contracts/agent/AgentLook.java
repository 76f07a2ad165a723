package io.resticmanager.contracts.agent;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/**
 * Asked of the hub that holds an agent's connection, and of no other; exactly one of list, find, probe and cancel is set. {@code id} is
 * the asker's, a ULID that none of the same user's other looks at that host has just now, and {@code cancel} that of an earlier look of the
 * same user. {@code forHostId} is the host whose repository is
 * looked into (administrators only); absent means that of the host asked. None has a credential here: the hub adds it.
 */
@Wire
public record AgentLook(String id, HubMessage.@Nullable TreeList list, HubMessage.@Nullable TreeFind find,
        HubMessage.@Nullable Probe probe, @Nullable String cancel, @Nullable String forHostId) {

    /**
     * The answer of the agent; exactly one is set, none for a cancel. What the agent could not do is a problem with its message and next
     * step as {@code detail} and the error's cause at the end of its {@code type}.
     */
    @Wire
    public record Answer(AgentMessage.@Nullable TreeListed listed, AgentMessage.@Nullable TreeFound found,
            AgentMessage.@Nullable Probed probed) {}

    /**
     * Operators; answers within {@link HubMessage.Look#WITHIN_S} and 2 s more, so who asks waits a little longer than that; no responder
     * means that the host is offline.
     */
    public static Rpc<AgentLook, Answer> at(String hostId) {
        return new Rpc<>("agent." + hostId + ".look", AgentLook.class, Answer.class);
    }

    public static AgentLook of(String id, HubMessage.TreeList list, @Nullable String forHostId) {
        return new AgentLook(id, list, null, null, null, forHostId);
    }

    public static AgentLook of(String id, HubMessage.TreeFind find, @Nullable String forHostId) {
        return new AgentLook(id, null, find, null, null, forHostId);
    }

    public static AgentLook of(String id, HubMessage.Probe probe, @Nullable String forHostId) {
        return new AgentLook(id, null, null, probe, null, forHostId);
    }

    public static AgentLook cancel(String id, String earlier) {
        return new AgentLook(id, null, null, null, earlier, null);
    }
}
