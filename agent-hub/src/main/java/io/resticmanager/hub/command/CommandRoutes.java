package io.resticmanager.hub.command;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.CommandCancel;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.hub.maintenance.Lending;
import io.resticmanager.platform.rpc.RpcServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code agent.<host_id>.command} for each agent that is connected here, and for no other: without an answer the
 * host is offline.
 */
@Singleton
public final class CommandRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRoutes.class);

    // Less than the asker's five seconds, so that it hears why.
    private static final int WRITTEN_WITHIN_S = 4;

    private final RpcServer server;

    private final Lending lending;

    CommandRoutes(@Named("hub") RpcServer server, Lending lending) {
        this.server = server;
        this.lending = lending;
    }

    /** @param agent writes a frame; its result completes once that is done */
    public AutoCloseable open(String hostId, Function<HubMessage, CompletableFuture<Void>> agent) {
        var order = new CommandOrder(agent);
        return server.answer(AgentCommand.to(hostId), (_, command) -> forward(hostId, order, command));
    }

    private Reply<Nothing> forward(String hostId, CommandOrder order, AgentCommand command) {
        if (command.run() instanceof CommandRun run && command.cancel() == null) {
            var owner = Objects.requireNonNullElse(command.forHostId(), hostId);
            return switch (lending.equip(hostId, owner, run)) {
                case Lending.Outcome.Send(var equipped) -> write(hostId, order, equipped);
                case Lending.Outcome.Refuse(var problem) -> Reply.refused(problem);
            };
        }
        return command.cancel() instanceof CommandCancel cancel && command.run() == null
                ? write(hostId, order, cancel)
                : Reply.refused(Problem.invalid("run", "Either run or cancel."));
    }

    private static Reply<Nothing> write(String hostId, CommandOrder order, HubMessage frame) {
        return written(hostId, order, frame)
                ? Reply.of(Nothing.NOTHING)
                : Reply.refused(
                        Problem.unavailable("The connection to the agent broke before the command was written."));
    }

    private static boolean written(String hostId, CommandOrder order, HubMessage frame) {
        try {
            order.hand(frame).get(WRITTEN_WITHIN_S, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("command not written host={}", hostId, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
