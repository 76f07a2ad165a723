package io.resticmanager.jobs.schedule;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.contracts.schedule.Timetable;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Answers what schedules there are, and what a cron line means. */
@Singleton
public final class ScheduleQueries {

    private static final int NEXT = 5;

    private final JobQueries jobs;
    private final HostLookup hosts;
    private final Transactions transactions;
    private final Clock clock;

    ScheduleQueries(JobQueries jobs, HostLookup hosts, @Named("jobs") Transactions transactions, Clock clock) {
        this.jobs = jobs;
        this.hosts = hosts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** None for a host that nobody knows: it has none. */
    public Reply<SchedulesRpc.Schedules> list(Caller caller, SchedulesRpc.OfHost asked) {
        var found = transactions.<List<Schedule>>readSql(
                connection -> ScheduleTable.ofHost(connection, asked.hostId()));
        return Reply.of(new SchedulesRpc.Schedules(found.stream().map(this::told).toList()));
    }

    public Reply<Schedule> get(Caller caller, SchedulesRpc.ScheduleId asked) {
        return switch (find(asked.scheduleId())) {
            case Reply.Refused<Schedule> refused -> refused;
            case Reply.Value<Schedule>(var schedule) -> Reply.of(told(schedule));
        };
    }

    public Reply<SchedulesRpc.Meaning> preview(Caller caller, SchedulesRpc.Preview asked) {
        var errors = new ArrayList<FieldError>();
        if (!WishReader.zone(asked.timeZone())) {
            errors.add(new FieldError("time_zone", WishReader.ZONE));
        }
        try {
            var line = CronLine.parse(asked.cron());
            return errors.isEmpty()
                    ? Reply.of(meaning(line, asked.timeZone()))
                    : Reply.refused(Problem.invalid(errors));
        } catch (BadCron e) {
            errors.addFirst(new FieldError("cron", Objects.requireNonNull(e.getMessage())));
            return Reply.refused(Problem.invalid(errors));
        }
    }

    private SchedulesRpc.Meaning meaning(CronLine line, String zone) {
        return new SchedulesRpc.Meaning(line.sentence(),
                new Timetable(line, ZoneId.of(zone)).after(clock.instant()).limit(NEXT).toList());
    }

    Reply<Schedule> find(String id) {
        return transactions.<Optional<Schedule>>readSql(connection -> ScheduleTable.find(connection, id))
                .map(Reply::of).orElseGet(() -> Reply.refused(unknown(id)));
    }

    /** The schedule with its line in words, when it is due next, and its newest job. */
    Schedule told(Schedule schedule) {
        try {
            var meaning = meaning(CronLine.parse(schedule.cron()), schedule.timeZone());
            return schedule.told(meaning.sentence(), fires(schedule) ? meaning.nextRuns() : List.of(),
                    jobs.lastOf(schedule.hostId(), schedule.id()).orElse(null));
        } catch (BadCron e) {
            throw new IllegalStateException("was checked before it was kept", e);
        }
    }

    private boolean fires(Schedule schedule) {
        return schedule.enabled() && !hosts.isPaused(schedule.hostId());
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no schedule " + id + ".");
    }
}
