package io.resticmanager.hub.look;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.Look;
import io.resticmanager.contracts.agent.HubMessage.Repository;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.maintenance.Lending;
import io.resticmanager.platform.rpc.RpcServer;

/**
 * Answers {@code agent.<host_id>.look} for each agent that is connected here, and for no other: without an answer the host is
 * offline. Each waits on a thread of its own, so a slow one holds up nobody.
 */
@Singleton
public final class LookRoutes {

    private final RpcServer server;

    private final Lending lending;

    private final LookSettings settings;

    LookRoutes(@Named("hub") RpcServer server, Lending lending, LookSettings settings) {
        this.server = server;
        this.lending = lending;
        this.settings = settings;
    }

    /**
     * Those of one connection.
     *
     * @param agent writes a frame; its result completes once that is done
     */
    public Looks looks(Function<Frame<HubMessage>, CompletableFuture<Void>> agent) {
        return new Looks(agent, settings.lookPatience());
    }

    public AutoCloseable open(String hostId, Looks looks) {
        return server.answer(AgentLook.at(hostId), Role.operator,
                (caller, asked) -> answer(hostId, looks, caller.actor(), asked));
    }

    private Reply<Answer> answer(String hostId, Looks looks, Actor actor, AgentLook asked) {
        var refusal = LookRules.refusal(hostId, actor, asked);
        if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
        }
        try {
            return asked.cancel() instanceof String earlier
                    ? looks.cancel(actor, earlier)
                    : ask(hostId, looks, actor, asked);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.refused(LookProblems.WENT_AWAY);
        }
    }

    private Reply<Answer> ask(String hostId, Looks looks, Actor actor, AgentLook asked) throws InterruptedException {
        return switch (equip(hostId, asked)) {
            case Reply.Value<Look>(var look) -> looks.ask(Waiting.of(actor, asked.id(), look));
            case Reply.Refused<Look>(var problem) -> Reply.refused(problem);
        };
    }

    private Reply<Look> equip(String hostId, AgentLook asked) {
        var look = LookRules.look(asked).orElseThrow();
        if (!(asked.forHostId() instanceof String owner) || !LookRules.abroad(hostId, asked)
                || !LookRules.opensRepository(look)) {
            return Reply.of(look);
        }
        return switch (lending.everyday(owner)) {
            case Reply.Value<Repository>(var credential) -> Reply.of(LookRules.with(credential, look));
            case Reply.Refused<Repository>(var problem) -> Reply.refused(problem);
        };
    }
}
