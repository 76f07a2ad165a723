package io.resticmanager.jobs.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Nothing;
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

/** Makes, changes and removes schedules; whoever edits one that somebody changed meanwhile is told so, and nothing is lost. */
@Singleton
public final class EditSchedules {

    static final String NO_REPOSITORY = "The repository of %s is not initialised, so every run would fail. Initialise it "
            + "first.";

    private static final String OWN_KIND = "A schedule keeps its kind, or what it has run would be told as of another. Make a new "
            + "one, and remove this one.";

    private final HostLookup hosts;
    private final Schedules schedules;
    private final ScheduleQueries queries;
    private final Transactions transactions;

    EditSchedules(HostLookup hosts, Schedules schedules, ScheduleQueries queries,
            @Named("jobs") Transactions transactions) {
        this.hosts = hosts;
        this.schedules = schedules;
        this.queries = queries;
        this.transactions = transactions;
    }

    public Reply<Schedule> create(Caller caller, SchedulesRpc.Create asked) {
        return switch (hosts.find(asked.hostId())) {
            case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
            case Reply.Value<KnownHost>(var host) ->
                switch (WishReader.read(asked.schedule(), PathRules.of(host.os()))) {
                    case Reply.Refused<Wish>(var problem) -> Reply.refused(problem);
                    case Reply.Value<Wish> _ when hosts.isUninitialised(host.id()) ->
                        Reply.refused(Problem.invalid("host_id", NO_REPOSITORY.formatted(host.name())));
                    case Reply.Value<Wish>(var wish) -> transactions
                            .<Reply<Schedule>>writeSql(connection -> create(connection, caller, host.id(), wish));
                };
        };
    }

    private Reply<Schedule> create(Connection connection, Caller caller, String host, Wish wish) throws SQLException {
        var wrong = ScheduleRules.against(wish, ScheduleTable.ofHost(connection, host));
        if (wrong.isPresent()) {
            return Reply.refused(Problem.invalid(List.of(wrong.get())));
        }
        var schedule = wish.as(Ids.next(), host, 1);
        schedules.add(connection, caller.actor(), schedule);
        return Reply.of(queries.told(schedule));
    }

    public Reply<Schedule> change(Caller caller, SchedulesRpc.Change asked) {
        return switch (queries.find(asked.scheduleId())) {
            case Reply.Refused<Schedule>(var problem) -> Reply.refused(problem);
            case Reply.Value<Schedule>(var schedule) -> switch (hosts.find(schedule.hostId())) {
                case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
                case Reply.Value<KnownHost>(var host) -> change(caller, asked, PathRules.of(host.os()));
            };
        };
    }

    private Reply<Schedule> change(Caller caller, SchedulesRpc.Change asked, PathRules rules) {
        return switch (WishReader.replacing(asked.schedule(), rules)) {
            case Reply.Refused<Wish>(var problem) -> Reply.refused(problem);
            case Reply.Value<Wish>(var wish) ->
                transactions.<Reply<Schedule>>writeSql(connection -> change(connection, caller, asked, wish, rules));
        };
    }

    private Reply<Schedule> change(Connection connection, Caller caller, SchedulesRpc.Change asked, Wish wish,
            PathRules rules)
            throws SQLException {
        var found = ScheduleTable.find(connection, asked.scheduleId());
        if (found.isEmpty()) {
            return Reply.refused(ScheduleQueries.unknown(asked.scheduleId()));
        }
        var before = found.get();
        if (before.revision() != asked.revision()) {
            return Reply
                    .refused(Problem.conflict("Somebody has changed this schedule meanwhile. Load it again, and put "
                            + "your change into what it is now."));
        }
        if (before.kind() != wish.kind()) {
            return Reply.refused(Problem.invalid("kind", OWN_KIND));
        }
        var others = others(connection, before);
        var wrong = ScheduleRules.against(wish, others)
                .or(() -> wish.retention() == null ? ScheduleRules.without(before, others) : Optional.empty());
        if (wrong.isPresent()) {
            return Reply.refused(Problem.invalid(List.of(wrong.get())));
        }
        var schedule = wish.as(before.id(), before.hostId(), before.revision() + 1);
        schedules.replace(connection, caller.actor(), before, schedule,
                Overlap.grown(paths(before), paths(schedule), rules == PathRules.WINDOWS));
        return Reply.of(queries.told(schedule));
    }

    private static List<String> paths(Schedule schedule) {
        return schedule.source() == null ? List.of() : schedule.source().paths();
    }

    private static List<Schedule> others(Connection connection, Schedule schedule) throws SQLException {
        return ScheduleTable.ofHost(connection, schedule.hostId()).stream()
                .filter(other -> !other.id().equals(schedule.id())).toList();
    }

    /** Removing once more what is gone answers 404. */
    public Reply<Nothing> remove(Caller caller, SchedulesRpc.ScheduleId asked) {
        return transactions.<Reply<Nothing>>writeSql(connection -> {
            var found = ScheduleTable.find(connection, asked.scheduleId());
            if (found.isEmpty()) {
                return Reply.refused(ScheduleQueries.unknown(asked.scheduleId()));
            }
            var needed = ScheduleRules.without(found.get(), others(connection, found.get()));
            if (needed.isPresent()) {
                return Reply.refused(Problem.conflict(needed.get().message()));
            }
            schedules.remove(connection, caller.actor(), found.get());
            return Reply.of(new Nothing());
        });
    }
}
