package io.resticmanager.gateway.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/**
 * How a host stands with what it should have run, for its overview. {@code days}, {@code runs} and {@code schedules} are null
 * while nobody can be asked.
 */
public record LedgerView(HostView host, @Nullable DaysView days, @Nullable List<RunView> runs,
        @Nullable List<Schedule> schedules) {

    private static final int NEXT = 5;

    /** A schedule and when it is due next, in the zone of the host. */
    public record Next(String scheduleId, String name, String at) {}

    public String zone() {
        return Zones.of(host.hub());
    }

    /** In the zone of the host. */
    public String due(RunView run) {
        return ZonedWords.time(run.run().dueAt(), zoneId());
    }

    /** Colour, shape and word for how it stands. */
    public Tone tone() {
        var standing = standing();
        if (standing == null) {
            return new Tone("off", "i-off", "Not known");
        }
        return switch (standing.protection()) {
            case safe -> new Tone("ok", "i-ok", "Every backup schedule's latest run ended well");
            case at_risk -> new Tone("warn", "i-warn", Objects.requireNonNullElse(standing.reason(), "At risk"));
            case unknown -> new Tone("off", "i-off",
                    Objects.requireNonNullElse(standing.reason(), "Nothing was due yet"));
        };
    }

    public int missed() {
        return standing() == null ? 0 : standing().missed();
    }

    /** As in {@code Missed 2 runs}. */
    public String missedWords() {
        return "Missed " + Words.plural(missed(), "run");
    }

    /** The next run of any schedule, in the zone of the host. */
    public String nextWords() {
        var standing = standing();
        if (host.hub().paused()) {
            return "none while the host is paused";
        }
        if (standing == null) {
            return "not known";
        }
        var next = standing.nextRunAt() == null ? "none" : ZonedWords.time(standing.nextRunAt(), zoneId());
        return MakingUp.expected(host.hub(), standing)
                ? "on reconnect, if its agent was off; otherwise " + next
                : next;
    }

    /** The schedules that are due soonest. */
    public List<Next> next() {
        return schedules == null || host.hub().paused()
                ? List.of()
                : schedules.stream().filter(Schedule::enabled).filter(each -> !due(each).isEmpty())
                        .sorted((a, b) -> due(a).getFirst().compareTo(due(b).getFirst())).limit(NEXT)
                        .map(each -> new Next(each.id(), each.name(), ZonedWords.time(due(each).getFirst(), zoneId())))
                        .toList();
    }

    private static List<Instant> due(Schedule schedule) {
        return Objects.requireNonNullElse(schedule.nextRuns(), List.of());
    }

    private ZoneId zoneId() {
        return Zones.parse(zone());
    }

    private @Nullable Standing standing() {
        return host.host().jobs().map(HostJobs::standing).orElse(null);
    }
}
