package io.resticmanager.agent.look;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.resticmanager.agent.job.Failures;
import io.resticmanager.agent.job.Workplace;
import io.resticmanager.agent.lock.Holders;
import io.resticmanager.agent.lock.LockWords;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticInstallation;
import io.resticmanager.agent.restic.ResticInstallation.Search;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;

/** Answers one look: by the disk, by the spool, or by a restic of its own. */
public final class LookDesk {

    private static final System.Logger LOG = System.getLogger(LookDesk.class.getName());
    // In place of a job's id, with which the next agent tells its orphans.
    private static final String MARK = "look";
    // Within the time of a look, so that it can be told what is wrong.
    private static final Duration RETRIES = Duration.ofSeconds(20);
    // What a repository looks like while things are removed from it.
    private static final Set<String> IN_MOTION = Set.of("damaged", "unknown");

    private final Workplace workplace;
    private final Supplier<Optional<HubMessage.Repository>> everyday;
    private final Function<HubMessage.Look, Optional<Refusal>> veto;
    private final Redactor redactor;
    private final Spool spool;
    private final Clock clock;

    /**
     * @param everyday the repository that is configured just now
     * @param veto what this host's policy says
     */
    public LookDesk(Workplace workplace, Supplier<Optional<HubMessage.Repository>> everyday,
            Function<HubMessage.Look, Optional<Refusal>> veto, Redactor redactor, Spool spool, Clock clock) {
        this.workplace = workplace;
        this.everyday = everyday;
        this.veto = veto;
        this.redactor = redactor;
        this.spool = spool;
        this.clock = clock;
    }

    void mask(String id, HubMessage.Look look) {
        if (look.credential() instanceof HubMessage.Repository lent) {
            redactor.mask(MARK + " " + id,
                    Stream.concat(Stream.of(lent.password()), Stream.ofNullable(lent.serverPassword())));
        }
    }

    void unmask(String id) {
        redactor.release(MARK + " " + id);
    }

    /** When {@link #tidy} will have something to do. */
    Optional<Duration> spooledUntil() {
        return spool.oldestFor();
    }

    void tidy() {
        spool.tidy();
    }

    void empty() {
        spool.empty();
    }

    /** @return empty when the leash was pulled before there was one */
    Optional<AgentMessage.Looked> answer(HubMessage.Look look, Leash leash) throws InterruptedException {
        var objection = LookRule.objection(look).or(() -> veto.apply(look).map(LookFailures::refused));
        if (objection.isPresent()) {
            return failed(objection.get());
        }
        if (look instanceof Probe(var what, var path, _) && what == Probe.What.free_space) {
            return Optional.of(FreeSpace.at(path, workplace.restoreDirectory()));
        }
        var repository = Optional.ofNullable(look.credential()).or(everyday);
        return repository.isEmpty() ? failed(Failures.noRepository()) : answer(look, repository.get(), leash);
    }

    private Optional<AgentMessage.Looked> answer(HubMessage.Look look, HubMessage.Repository repository, Leash leash)
            throws InterruptedException {
        return switch (look) {
            case HubMessage.TreeList list -> {
                var folder = new FolderLook(list, repository, spool);
                var kept = folder.kept();
                yield kept.isPresent() ? kept : ask(repository, leash, folder::list);
            }
            case HubMessage.TreeFind find -> ask(repository, leash, new FindLook(find, leash)::find);
            case Probe _ -> ask(repository, leash, LookDesk::opens);
        };
    }

    private static Answer<AgentMessage.Looked> opens(Restic restic) throws InterruptedException {
        return restic.repositoryId()
                .then(_ -> new Answer.Done<>(new AgentMessage.Probed(Probe.What.repository, null, null, null), 0));
    }

    @FunctionalInterface
    private interface Question {

        Answer<AgentMessage.Looked> of(Restic restic) throws InterruptedException;
    }

    private Optional<AgentMessage.Looked> ask(HubMessage.Repository repository, Leash leash, Question question)
            throws InterruptedException {
        return switch (workplace.findRestic()) {
            case Search.Found(var installation) -> ask(installation, repository, leash, question);
            case Search.Unusable(var error) -> failed(error);
        };
    }

    private Optional<AgentMessage.Looked> ask(ResticInstallation installation, HubMessage.Repository repository,
            Leash leash, Question question) throws InterruptedException {
        var restic = new Restic(installation, new Restic.Job(MARK, repository, workplace.stateDir()),
                new Restic.Patience(RETRIES, workplace.patience().probe()), redactor, leash,
                (_, text) -> LOG.log(System.Logger.Level.INFO, MARK + " " + text));
        var lack = restic.probe();
        return lack.isPresent() ? failed(lack.get()) : told(question.of(restic), restic);
    }

    private Optional<AgentMessage.Looked> told(Answer<AgentMessage.Looked> answer, Restic restic)
            throws InterruptedException {
        return switch (answer) {
            case Answer.Done<AgentMessage.Looked>(var looked, _) -> Optional.of(looked);
            case Answer.Failed<AgentMessage.Looked>(var error, _) -> failed(explained(error, restic));
            case Answer.Ended<AgentMessage.Looked> _ -> Optional.empty();
        };
    }

    // Without a lock of its own it reads a repository that somebody may be removing
    // things from.
    private JobError explained(JobError error, Restic restic) throws InterruptedException {
        if (IN_MOTION.contains(error.cause())
                && new Holders(workplace.stateDir()).of(restic) instanceof Answer.Done<List<Item.Lock>>(var locks, _)) {
            var exclusive = locks.stream().filter(Item.Lock::exclusive).toList();
            return exclusive.isEmpty()
                    ? error
                    : LookFailures.exclusive(LockWords.of(exclusive, clock.instant()), error);
        }
        return error;
    }

    private static Optional<AgentMessage.Looked> failed(JobError error) {
        return Optional.of(new AgentMessage.LookFailed(error));
    }
}
