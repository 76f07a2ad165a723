package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobFilter;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.JobsView;
import io.resticmanager.gateway.view.JobsView.Near;
import org.jspecify.annotations.Nullable;

/** Puts a page of the list of jobs together. */
@Singleton
final class JobLists {

    private static final int ROWS = 50;

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

    /** Of the whole fleet, or of the host that is asked for by its name or id. */
    JobsView list(Actor actor, JobsAsked asked) {
        if (asked.host() == null) {
            return ofFleet(actor, asked);
        }
        return names.idOf(asked.host()).map(id -> ofFleet(actor, asked.of(id))).orElseGet(() -> nobody(asked));
    }

    /**
     * Among the pages of one host, which therefore is no part of the filter.
     *
     * @param schedules those that may be chosen, names by ids
     */
    JobsView on(Actor actor, HostView host, JobsAsked asked, Map<String, String> schedules) {
        var page = read(actor, host.id(), asked);
        return view(host.id(), asked, "", page, schedules, Map.of(host.id(), host.name()));
    }

    /** Names of hosts that what was typed may become. */
    List<String> suggested(@Nullable String typed) {
        return List.copyOf(names.containing(Objects.requireNonNullElse(Query.text(typed), "")).values());
    }

    private JobsView ofFleet(Actor actor, JobsAsked asked) {
        var page = read(actor, asked.hostId(), asked);
        var shown = new HashSet<String>();
        page.items().forEach(job -> shown.add(job.hostId()));
        if (asked.hostId() != null) {
            shown.add(asked.hostId());
        }
        var called = names.of(shown);
        var host = asked.hostId() == null ? "" : called.getOrDefault(asked.hostId(), asked.hostId());
        return view(null, asked, host, page, page.items().isEmpty() ? name(actor, asked.scheduleId()) : Map.of(),
                called);
    }

    // Without a job to tell it. A schedule that is gone has none any more.
    private Map<String, String> name(Actor actor, @Nullable String scheduleId) {
        try {
            return scheduleId == null ? Map.of() : Map.of(scheduleId, schedules.get(actor, scheduleId).name());
        } catch (ProblemException gone) {
            return Map.of();
        }
    }

    private JobList read(Actor actor, @Nullable String hostId, JobsAsked asked) {
        return jobs.list(actor, new JobsRpc.Query(hostId, asked.kind(), asked.status(), ROWS, asked.cursor(),
                asked.scheduleId()));
    }

    private JobsView view(@Nullable String onHost, JobsAsked asked, String host, JobList page,
            Map<String, String> schedules, Map<String, String> called) {
        var filter = new JobFilter(asked.hostId(), host, asked.kind(), asked.status(), asked.scheduleId(),
                withAsked(schedules, asked.scheduleId(), page.items()));
        var now = clock.instant();
        var rows = page.items().stream()
                .map(job -> new JobView(job, called.getOrDefault(job.hostId(), job.hostId()), now)).toList();
        var query = asked.query();
        return new JobsView(onHost, filter, rows, query.with("cursor", asked.cursor()).toString(),
                page.nextCursor() == null ? null : query.with("cursor", page.nextCursor()).toString(), null);
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
        var filter = new JobFilter(null, typed, asked.kind(), asked.status(), asked.scheduleId(), Map.of());
        var near = names.containing(typed).entrySet().stream()
                .map(host -> new Near(host.getValue(), "/jobs" + asked.of(host.getKey()).query())).toList();
        return new JobsView(null, filter, List.of(), asked.query().toString(), null, near);
    }
}
