package io.resticmanager.gateway.rpc;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.platform.rpc.Problems;

/** What an agent looks up at once, through the hub that holds its connection. */
@Singleton
public final class HostLooks {

    // The agent's time, and that of the way there and back.
    private static final Duration PATIENCE = Duration.ofSeconds(HubMessage.Look.WITHIN_S + 5L);

    private final Ask ask;

    HostLooks(Ask ask) {
        this.ask = ask;
    }

    /**
     * @param host one that the hub has told of, as its id becomes part of a subject
     * @throws ProblemException with what the agent could not do, or 503 {@code host-offline}
     */
    public AgentLook.Answer look(Actor actor, HubHost host, AgentLook look) {
        try {
            return ask.of(AgentLook.at(host.id()), look, actor, PATIENCE);
        } catch (ProblemException refused) {
            throw Problems.isNoResponder(refused.problem()) ? new ProblemException(offline(host)) : refused;
        }
    }

    private static Problem offline(HubHost host) {
        return Problem.of(503, "host-offline", "The host is offline",
                "The agent of %s is not connected, and only it can read the backups. See to it that the machine is on and its agent runs; then try again."
                        .formatted(host.name()));
    }
}
