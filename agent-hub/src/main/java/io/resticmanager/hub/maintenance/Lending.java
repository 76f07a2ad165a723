package io.resticmanager.hub.maintenance;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.maintenance.LendingRules.Verdict;

/** Adds the maintenance credential to the commands that need it, on their way from the broker to the agent. */
@Singleton
public final class Lending {

    private final MaintenanceStore store;

    private final Configurations configurations;

    Lending(MaintenanceStore store, Configurations configurations) {
        this.store = store;
        this.configurations = configurations;
    }

    /** What becomes of a command. */
    public sealed interface Outcome {

        record Send(CommandRun run) implements Outcome {}

        record Refuse(Problem problem) implements Outcome {}
    }

    /**
     * @param to    the host that the command goes to
     * @param owner the host whose repository it is about
     */
    public Outcome equip(String to, String owner, CommandRun run) {
        if (run.credential() != null) {
            return new Outcome.Refuse(Problem.invalid("run.credential", "The hub adds credentials, nobody else."));
        }
        var stored = LendingRules.concerned(run.kind()) ? store.lookUp(owner) : Optional.<MaintenanceRow>empty();
        return switch (LendingRules.judge(to, owner, run.kind(), stored)) {
            case Verdict.Plain _ -> new Outcome.Send(run);
            case Verdict.Refused(var why) -> new Outcome.Refuse(Problem.conflict(why));
            case Verdict.Lent(var row) -> lend(run, row);
        };
    }

    private Outcome lend(CommandRun run, MaintenanceRow row) {
        return configurations.of(row.hostId()).flatMap(config -> Optional.ofNullable(config.repository()))
                .map(everyday -> store.clear(row).over(everyday))
                .<Outcome>map(credential -> new Outcome.Send(with(credential, run)))
                .orElseGet(() -> new Outcome.Refuse(Problem.notFound("That host has no repository.")));
    }

    private static CommandRun with(HubMessage.Repository credential, CommandRun run) {
        return new CommandRun(run.jobId(), run.kind(), run.expiresAt(), run.options(), credential,
                run.timeoutS());
    }
}
