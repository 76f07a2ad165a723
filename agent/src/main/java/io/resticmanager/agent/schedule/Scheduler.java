package io.resticmanager.agent.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.queue.HubTime;
import io.resticmanager.agent.queue.JobQueue;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;

/**
 * Puts what is due into the queue, with the hub or without it, and tells what it leaves out. A run is written down as done after
 * its job is in the journal; whoever is cut off between the two finds the job there, for its id follows from the run.
 */
public final class Scheduler {

    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());

    private final String hostId;
    private final DueBook book;
    private final JobQueue queue;
    private final JobJournal journal;
    private final Telling telling;
    private final HubTime hubTime;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Plan> plans = Map.of();
    private long revision;

    /** @param file where it is kept what was done */
    public Scheduler(String hostId, AtomicFile file, JobQueue queue, JobJournal journal, Telling telling,
            HubTime hubTime, Clock clock) {
        this.hostId = hostId;
        this.book = new DueBook(file);
        this.queue = queue;
        this.journal = journal;
        this.telling = telling;
        this.hubTime = hubTime;
        this.clock = clock;
    }

    /** What this host has against schedules, as {@code schedule:<id>: sentence}; the others are followed. */
    public List<String> objections(List<JsonNode> schedules) {
        return schedules.stream().flatMap(json -> objection(json).stream()
                .map(why -> "schedule:" + Plan.idOf(json) + ": " + why)).toList();
    }

    private Optional<String> objection(JsonNode json) {
        try {
            var plan = Plan.read(json);
            return queue.objection(plan.command(RunId.of(hostId, plan.id(), clock.instant()), hubTime.now()))
                    .map(refusal -> refusal.message());
        } catch (Plan.Unusable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * From now on these schedules and no others. One that is due at the same times as before goes on as it was. What another one
     * was due for and was only put off begins now; what is followed no longer, and had not begun, is told as left out.
     *
     * @param configRevision 0 when no configuration is known: what was done is kept until there is one
     */
    public void adopt(List<JsonNode> schedules, long configRevision) {
        lock.lock();
        try {
            if (configRevision > 0) {
                follow(readable(schedules));
                revision = configRevision;
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow(Map<String, Plan> fresh) {
        plans.values().stream().filter(plan -> endsHere(plan, fresh)).forEach(this::finish);
        var now = clock.instant();
        book.others(fresh.values()).forEach(entry -> withdraw(entry, now));
        plans = fresh;
        book.keep(fresh.values(), now, id -> begun(id, now));
    }

    private Optional<Instant> begun(String id, Instant now) {
        return journal.lastDue(id).filter(due -> !due.isAfter(now));
    }

    private static boolean endsHere(Plan plan, Map<String, Plan> fresh) {
        var next = fresh.get(plan.id());
        return next != null && !(next.timing().equals(plan.timing())
                && next.schedule().jitterS() == plan.schedule().jitterS());
    }

    // By the book and not by the plans: whoever was cut off after a configuration
    // was
    // kept, and before it was followed, does it at the next start.
    private void withdraw(DueBook.Entry entry, Instant now) {
        try {
            var agenda = new Agenda(hostId, entry.scheduleId(), Plan.timetable(entry.timing()), 0, false);
            var done = begun(entry.scheduleId(), now).filter(entry.handled()::isBefore).orElse(entry.handled());
            Step.withdrawn(now, agenda, done).ifPresent(skip -> tell(entry.scheduleId(), skip));
        } catch (Plan.Unusable e) {
            LOG.log(System.Logger.Level.WARNING, "what schedule " + entry.scheduleId()
                    + " was due for is not known any more: " + e.getMessage());
        }
    }

    private static Map<String, Plan> readable(Collection<JsonNode> schedules) {
        var plans = new LinkedHashMap<String, Plan>();
        for (var json : schedules) {
            try {
                var plan = Plan.read(json);
                if (plan.schedule().enabled()) {
                    plans.put(plan.id(), plan);
                }
            } catch (Plan.Unusable e) {
                LOG.log(System.Logger.Level.WARNING, "schedule " + Plan.idOf(json) + " is not followed: "
                        + e.getMessage());
            }
        }
        return plans;
    }

    /** Does what is to be done now. @return when to look again at the latest; empty when nothing will ever be due */
    public Optional<Duration> look() {
        lock.lock();
        try {
            queue.giveUpExpired();
            var now = clock.instant();
            return plans.values().stream().map(plan -> follow(plan, now)).flatMap(Optional::stream)
                    .min(Instant::compareTo).map(wake -> Duration.between(now, wake));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> follow(Plan plan, Instant now) {
        var handled = book.handled(plan).orElse(now);
        var step = Step.at(now, plan.agenda(hostId), handled, journal.busyWith(plan.id()));
        take(plan, step, handled);
        return step.wake();
    }

    private void finish(Plan plan) {
        var now = clock.instant();
        var handled = book.handled(plan).orElse(now);
        take(plan, Step.lastAt(now, plan.agenda(hostId), handled, journal.busyWith(plan.id())), handled);
    }

    private void take(Plan plan, Step step, Instant handled) {
        step.skipped().forEach(skip -> skip(plan, skip));
        step.fire().ifPresent(due -> fire(plan, due));
        if (!step.handled().equals(handled)) {
            book.handled(plan, step.handled());
        }
    }

    private void skip(Plan plan, Step.Skip skip) {
        tell(plan.id(), skip);
        book.handled(plan, skip.dueAt());
    }

    // Told again after a crash before it is written down, which changes nothing.
    private void tell(String schedule, Step.Skip skip) {
        LOG.log(System.Logger.Level.WARNING, "run left out schedule=" + schedule + " due=" + skip.dueAt()
                + (skip.since() == null ? "" : " since=" + skip.since()) + " reason=" + skip.reason());
        telling.keep(new AgentMessage.RunSkipped(schedule, skip.dueAt(), skip.since(), skip.reason()));
    }

    private void fire(Plan plan, Instant due) {
        var command = plan.command(RunId.of(hostId, plan.id(), due), hubTime.now());
        var refusal = queue.fire(command, new JobRecord.Due(plan.id(), due, revision));
        refusal.ifPresent(why -> {
            LOG.log(System.Logger.Level.WARNING, "refused rule=" + why.rule() + ": " + why.message());
            skip(plan, new Step.Skip(null, due, SkipReason.refused));
        });
    }
}
