package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobFilter;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.JobsHead;
import io.resticmanager.gateway.view.JobsView;
import io.resticmanager.gateway.view.JobsView.Instead;
import io.resticmanager.gateway.view.JobsView.Place;
import io.resticmanager.gateway.view.JobsView.Way;
import org.jspecify.annotations.Nullable;

/** Puts a page of the list of jobs together. */
@Singleton
final class JobLists {

    private static final int ROWS = 50;
    private static final int REFUSED = 422;
    private static final JobsAsked ALL = new JobsAsked(null, null, null, null, null, null, null, null);

    private final Jobs jobs;
    private final Schedules schedules;
    private final FleetNames names;
    private final Clock clock;

    JobLists(Jobs jobs, Schedules schedules, FleetNames names, Clock clock) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.names = names;
        this.clock = clock;
    }

    /** Of the whole fleet, whatever is asked for. */
    JobsHead head(Actor actor) {
        return new JobsHead(jobs.counts(actor, ALL.query(null, 1)).fleet());
    }

    /** Of the whole fleet, or of the host that is asked for by its name or id; with the problem where that is nothing. */
    JobsView list(Actor actor, JobsAsked asked) {
        return orRefused(null, asked, Map.of(), () -> asked.host() == null
                ? ofFleet(actor, asked)
                : names.idOf(asked.host()).map(id -> ofFleet(actor, asked.of(id))).orElseGet(() -> nobody(asked)));
    }

    /**
     * Among the pages of one host, which therefore is no part of the filter.
     *
     * @param schedules those that may be chosen, names by ids
     */
    JobsView on(Actor actor, HostView host, JobsAsked asked, Map<String, String> schedules) {
        return orRefused(host.id(), asked, schedules, () -> view(actor, host.id(), asked, "",
                jobs.list(actor, asked.query(host.id(), ROWS)), schedules, Map.of(host.id(), host.name())));
    }

    /** Names of hosts that what was typed may become. */
    List<String> suggested(@Nullable String typed) {
        return List.copyOf(names.containing(Objects.requireNonNullElse(Query.text(typed), "")).values());
    }

    private JobsView ofFleet(Actor actor, JobsAsked asked) {
        var page = jobs.list(actor, asked.query(asked.hostId(), ROWS));
        var shown = new HashSet<String>();
        page.items().forEach(job -> shown.add(job.hostId()));
        if (asked.hostId() != null) {
            shown.add(asked.hostId());
        }
        var called = names.of(shown);
        var host = asked.hostId() == null ? "" : called.getOrDefault(asked.hostId(), asked.hostId());
        return view(actor, null, asked, host, page,
                page.items().isEmpty() ? name(actor, asked.scheduleId()) : Map.of(), called);
    }

    // Without a job to tell it. A schedule that is gone has none any more.
    private Map<String, String> name(Actor actor, @Nullable String scheduleId) {
        try {
            return scheduleId == null ? Map.of() : Map.of(scheduleId, schedules.get(actor, scheduleId).name());
        } catch (ProblemException gone) {
            return Map.of();
        }
    }

    private JobsView view(Actor actor, @Nullable String onHost, JobsAsked asked, String host, JobList page,
            Map<String, String> schedules, Map<String, String> called) {
        var now = clock.instant();
        var rows = page.items().stream()
                .map(job -> new JobView(job, called.getOrDefault(job.hostId(), job.hostId()), now)).toList();
        var counts = jobs.counts(actor, asked.query(of(onHost, asked), 1)).found();
        var instead = rows.isEmpty() && asked.cursor() == null
                ? new Instead(null, wider(actor, onHost, asked), null)
                : Instead.NOTHING;
        return new JobsView(onHost, filter(asked, host, withAsked(schedules, asked.scheduleId(), page.items())), rows,
                counts, place(asked, page.nextCursor()), instead);
    }

    // What one part of the filter alone hides.
    private List<Way> wider(Actor actor, @Nullable String onHost, JobsAsked asked) {
        return asked.wider().entrySet().stream()
                .filter(way -> !jobs.list(actor, way.getValue().query(of(onHost, way.getValue()), 1)).items()
                        .isEmpty())
                .map(way -> new Way(way.getKey(), address(onHost) + way.getValue().address())).toList();
    }

    // A schedule that is gone is none of the host's any more; its jobs still know
    // its name.
    private static Map<String, String> withAsked(Map<String, String> schedules, @Nullable String asked,
            List<Job> found) {
        var all = new LinkedHashMap<>(schedules);
        if (asked != null) {
            found.stream().map(Job::scheduleName).filter(Objects::nonNull).findFirst()
                    .ifPresent(name -> all.putIfAbsent(asked, name));
        }
        return all;
    }

    private JobsView nobody(JobsAsked asked) {
        var typed = Objects.requireNonNull(asked.host());
        var near = names.containing(typed).entrySet().stream()
                .map(host -> new Way(host.getValue(), address(null) + asked.of(host.getKey()).address())).toList();
        return new JobsView(null, filter(asked, typed, Map.of()), List.of(), JobsView.NONE, place(asked, null),
                new Instead(near, List.of(), null));
    }

    private JobsView orRefused(@Nullable String onHost, JobsAsked asked, Map<String, String> schedules,
            Supplier<JobsView> read) {
        if (asked.repeated() != null) {
            return refused(onHost, asked, schedules, asked.repeated());
        }
        try {
            return read.get();
        } catch (ProblemException refused) {
            if (refused.problem().status() != REFUSED) {
                throw refused;
            }
            return refused(onHost, asked, schedules, refused.problem());
        }
    }

    private JobsView refused(@Nullable String onHost, JobsAsked asked, Map<String, String> schedules,
            Problem problem) {
        var id = asked.hostId();
        var host = asked.host() != null ? asked.host() : id == null ? "" : names.of(List.of(id)).getOrDefault(id, id);
        return new JobsView(onHost, filter(asked, host, schedules), List.of(), JobsView.NONE, place(asked, null),
                new Instead(null, List.of(), problem));
    }

    private static JobFilter filter(JobsAsked asked, String host, Map<String, String> schedules) {
        return new JobFilter(asked.hostId(), host, asked.kind(), asked.status(), asked.scheduleId(), schedules,
                asked.period(), asked.q());
    }

    private static Place place(JobsAsked asked, @Nullable String next) {
        var first = asked.address();
        return new Place(first.with("cursor", asked.cursor()).toString(), first.toString(),
                next == null ? null : first.with("cursor", next).toString());
    }

    private static String address(@Nullable String onHost) {
        return onHost == null ? "/jobs" : "/hosts/" + onHost + "/jobs";
    }

    private static @Nullable String of(@Nullable String onHost, JobsAsked asked) {
        return onHost == null ? asked.hostId() : onHost;
    }
}
