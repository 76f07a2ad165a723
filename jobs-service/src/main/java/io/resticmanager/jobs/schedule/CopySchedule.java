package io.resticmanager.jobs.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.HostLookup.KnownHost;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Gives other hosts the same schedule: all of those that were named, or none. Afterwards each is its host's own. */
@Singleton
public final class CopySchedule {

    private static final int MOST = 200;

    private final HostLookup hosts;
    private final Schedules schedules;
    private final ScheduleQueries queries;
    private final Transactions transactions;

    CopySchedule(HostLookup hosts, Schedules schedules, ScheduleQueries queries,
            @Named("jobs") Transactions transactions) {
        this.hosts = hosts;
        this.schedules = schedules;
        this.queries = queries;
        this.transactions = transactions;
    }

    public Reply<SchedulesRpc.Schedules> copy(Caller caller, SchedulesRpc.Copy asked) {
        if (asked.hostIds().isEmpty() || asked.hostIds().size() > MOST) {
            return Reply.refused(Problem.invalid("host_ids", "Name 1 to %d hosts.".formatted(MOST)));
        }
        return switch (queries.find(asked.scheduleId())) {
            case Reply.Refused<Schedule>(var problem) -> Reply.refused(problem);
            case Reply.Value<Schedule>(var schedule) -> copy(caller, schedule, asked.hostIds());
        };
    }

    private Reply<SchedulesRpc.Schedules> copy(Caller caller, Schedule schedule, List<String> ids) {
        var errors = unfit(schedule, ids);
        return errors.isEmpty()
                ? transactions.<Reply<SchedulesRpc.Schedules>>writeSql(
                        connection -> copy(connection, caller, schedule, ids))
                : Reply.refused(Problem.invalid(errors));
    }

    // Paths that are good on one system may be none on another.
    private List<FieldError> unfit(Schedule schedule, List<String> ids) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<>(List.of(schedule.hostId()));
        for (int i = 0; i < ids.size(); i++) {
            var why = seen.add(ids.get(i)) ? unfit(schedule, ids.get(i)) : "This host has it already.";
            if (!why.isEmpty()) {
                errors.add(new FieldError("host_ids[" + i + "]", why));
            }
        }
        return errors;
    }

    private String unfit(Schedule schedule, String id) {
        return switch (hosts.find(id)) {
            case Reply.Refused<KnownHost>(var problem) -> problem.detail();
            case Reply.Value<KnownHost>(var host) ->
                switch (WishReader.read(Json.tree(schedule), PathRules.of(host.os()))) {
                    case Reply.Refused<Wish>(var problem) -> host.name() + ": " + problem.detail();
                    case Reply.Value<Wish> _ when hosts.isUninitialised(id) ->
                        EditSchedules.NO_REPOSITORY.formatted(host.name());
                    case Reply.Value<Wish> _ -> "";
                };
        };
    }

    private Reply<SchedulesRpc.Schedules> copy(Connection connection, Caller caller, Schedule schedule,
            List<String> ids)
            throws SQLException {
        var wish = Wish.of(schedule);
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            var field = "host_ids[" + i + "]";
            ScheduleRules.against(wish, ScheduleTable.ofHost(connection, ids.get(i)))
                    .ifPresent(error -> errors.add(new FieldError(field, error.message())));
        }
        if (!errors.isEmpty()) {
            return Reply.refused(Problem.invalid(errors));
        }
        var copies = new ArrayList<Schedule>();
        for (var host : ids) {
            var copy = wish.as(Ids.next(), host, 1);
            schedules.add(connection, caller.actor(), copy);
            copies.add(queries.told(copy));
        }
        return Reply.of(new SchedulesRpc.Schedules(copies));
    }
}
