package io.resticmanager.hub.maintenance;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.maintenance.LendingRules.Verdict;

/** Adds a credential to the commands that need another than the agent's own, on their way from the broker to the agent. */
@Singleton
public final class Lending {

    private static final String NO_REPOSITORY = "That host has no repository.";

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
            case Verdict.Everyday _ -> restoreAbroad(run, owner);
        };
    }

    // Over the files of another machine: refused where it was asked, here and by
    // the agent. A conflict is final: the job is not sent again.
    private Outcome restoreAbroad(CommandRun run, String owner) {
        if (!newDirectory(run)) {
            return new Outcome.Refuse(Problem.conflict(
                    "A restore in place runs only on the host whose snapshot it is. Choose a new directory."));
        }
        return switch (everyday(owner)) {
            case Reply.Value<HubMessage.Repository>(var credential) -> new Outcome.Send(with(credential, run));
            case Reply.Refused<HubMessage.Repository>(var problem) ->
                new Outcome.Refuse(Problem.conflict(problem.detail()));
        };
    }

    // What can not be read is not known to be harmless.
    private static boolean newDirectory(CommandRun run) {
        try {
            return run.options() != null && !Json.read(run.options(), RestoreOptions.class).inPlace();
        } catch (Json.Malformed _) {
            return false;
        }
    }

    /** What the agent of that host opens its repository with; for another host, to look into it or restore from it once. */
    public Reply<HubMessage.Repository> everyday(String owner) {
        return configurations.of(owner).map(config -> config.repository() == null
                ? Reply.<HubMessage.Repository>refused(Problem.notFound(NO_REPOSITORY))
                : Reply.of(config.repository()))
                .orElseGet(() -> Reply.refused(Problem.notFound(
                        "The host whose repository that is was removed, so its credential is not here any more.")));
    }

    private Outcome lend(CommandRun run, MaintenanceRow row) {
        return configurations.of(row.hostId()).flatMap(config -> Optional.ofNullable(config.repository()))
                .map(everyday -> store.clear(row).over(everyday))
                .<Outcome>map(credential -> new Outcome.Send(with(credential, run)))
                .orElseGet(() -> new Outcome.Refuse(Problem.notFound(NO_REPOSITORY)));
    }

    private static CommandRun with(HubMessage.Repository credential, CommandRun run) {
        return new CommandRun(run.jobId(), run.kind(), run.expiresAt(), run.options(), credential,
                run.timeoutS());
    }
}
