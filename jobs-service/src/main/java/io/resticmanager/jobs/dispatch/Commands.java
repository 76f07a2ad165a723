package io.resticmanager.jobs.dispatch;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage.CommandCancel;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;
import io.resticmanager.jobs.queue.LastLook;
import io.resticmanager.platform.rpc.Problems;
import io.resticmanager.platform.rpc.RpcClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands commands to the hub that holds an agent's connection. */
@Singleton
final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Actor SELF = Actor.system("jobs");
    private static final int CONFLICT = 409;
    private static final int SERVER_SIDE = 500;

    private final RpcClient client;
    private final LastLook lastLook;

    /** What became of a command. */
    sealed interface Delivery {

        /** Written to the agent's connection. */
        record Delivered() implements Delivery {}

        /** The agent certainly did not get it, for now: its host is not connected, or the hub could not make sense of it. */
        record NotDelivered() implements Delivery {}

        /** It will not be handed on, now or later. */
        record Refused(JobError why) implements Delivery {}

        /** No answer came: the agent may have it. */
        record Unknown() implements Delivery {}
    }

    Commands(@Named("jobs") RpcClient client, LastLook lastLook) {
        this.client = client;
        this.lastLook = lastLook;
    }

    Delivery run(StoredJob job) {
        return switch (lastLook.at(job)) {
            case Reply.Value<JsonNode>(var options) -> send(job, AgentCommand.of(
                    new CommandRun(job.id(), job.kind(), job.expiresAt(), options, null, job.timeoutS()),
                    job.hostId()));
            case Reply.Refused<JsonNode>(var problem) when problem.status() == CONFLICT ->
                new Delivery.Refused(Verdict.heldBack(problem.detail()));
            case Reply.Refused<JsonNode>(var problem) -> {
                LOG.info("not sent, for it can not be looked at job={}: {}", job.id(), problem.detail());
                yield new Delivery.NotDelivered();
            }
        };
    }

    Delivery cancel(StoredJob job) {
        return send(job, AgentCommand.of(new CommandCancel(job.id())));
    }

    private Delivery send(StoredJob job, AgentCommand command) {
        return switch (client.call(AgentCommand.to(job.runsOnHostId()), command, SELF)) {
            case Reply.Value<Nothing> _ -> new Delivery.Delivered();
            case Reply.Refused<Nothing>(var problem) when Problems.isNoResponder(problem) ->
                new Delivery.NotDelivered();
            case Reply.Refused<Nothing>(var problem) when problem.status() == CONFLICT ->
                new Delivery.Refused(Verdict.refusedByHub(problem.detail()));
            case Reply.Refused<Nothing>(var problem) when problem.status() < SERVER_SIDE -> new Delivery.NotDelivered();
            case Reply.Refused<Nothing> _ -> new Delivery.Unknown();
        };
    }
}
