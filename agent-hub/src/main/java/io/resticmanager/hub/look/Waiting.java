package io.resticmanager.hub.look;

import java.util.concurrent.CompletableFuture;

import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.AgentMessage.LookFailed;
import io.resticmanager.contracts.agent.AgentMessage.Looked;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.Look;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;

/** Somebody who waits for what an agent finds; {@code id} is the asker's own and means nothing to anybody else. */
record Waiting(Actor actor, String id, Look look, CompletableFuture<Reply<Answer>> reply) {

    static Waiting of(Actor actor, String id, Look look) {
        return new Waiting(actor, id, look, new CompletableFuture<>());
    }

    /** A person asks from several addresses, and under another role after a change. */
    boolean isOf(Actor other, String thatId) {
        return id.equals(thatId) && who(actor).equals(who(other));
    }

    private static String who(Actor actor) {
        return actor.userId() instanceof String user ? "user " + user : "name " + actor.name();
    }

    void refuse(Problem problem) {
        reply.complete(Reply.refused(problem));
    }

    void answer(Looked found) {
        reply.complete(switch (found) {
            case LookFailed(var error) -> Reply.refused(LookProblems.failed(error));
            case TreeListed listed when look instanceof TreeList -> Reply.of(new Answer(listed, null, null));
            case TreeFound hits when look instanceof TreeFind -> Reply.of(new Answer(null, hits, null));
            case Probed probed when look instanceof Probe -> Reply.of(new Answer(null, null, probed));
            case TreeListed _,TreeFound _,Probed _ -> Reply.refused(LookProblems.UNREADABLE);
        });
    }
}
