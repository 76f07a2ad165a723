package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.host.Zones;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.ExpectedRuns;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.DaysView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.LedgerView;
import io.resticmanager.gateway.view.RunView;
import org.jspecify.annotations.Nullable;

/** What a host should have run and what became of it, for its overview; it comes from the ledger and from nothing else. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostLedger {

    private static final int DAYS = 90;
    private static final int RECENT = 8;
    private static final int FAILED = 50;

    private final ExpectedRuns runs;
    private final Schedules schedules;
    private final Jobs jobs;
    private final Hosts hosts;
    private final Clock clock;

    HostLedger(ExpectedRuns runs, Schedules schedules, Jobs jobs, Hosts hosts, Clock clock) {
        this.runs = runs;
        this.schedules = schedules;
        this.jobs = jobs;
        this.hosts = hosts;
        this.clock = clock;
    }

    LedgerView of(Actor actor, HostView host) {
        return new LedgerView(host, known(() -> days(actor, host, DAYS)), known(() -> recent(actor, host)),
                known(() -> schedules.of(actor, host.id())));
    }

    /** Of backups alone, in the zone of the host. */
    DaysView days(Actor actor, HostView host, int days) {
        return new DaysView(runs.days(actor, host.id(), Zones.of(host.hub()), days, List.of(JobKind.backup)));
    }

    @Get("/fragments/hosts/{id}/ledger")
    ModelAndView<Map<String, Object>> part(Actor actor, String id) {
        return view("fragments/host-ledger", actor, id);
    }

    @Get("/fragments/hosts/{id}/next")
    ModelAndView<Map<String, Object>> next(Actor actor, String id) {
        return view("fragments/host-next", actor, id);
    }

    private ModelAndView<Map<String, Object>> view(String name, Actor actor, String id) {
        return Views.view(name, Map.of("ledger", of(actor, new HostView(hosts.get(actor, id), clock.instant()))));
    }

    private List<RunView> recent(Actor actor, HostView host) {
        var due = runs.past(actor, host.id(), null, host.now(), RECENT, null).items();
        var messages = due.stream().anyMatch(run -> run.status() == JobStatus.failed)
                ? Objects.requireNonNullElse(known(() -> messages(actor, host.id())), Map.<String, String>of())
                : Map.<String, String>of();
        return due.stream().map(run -> new RunView(run, message(run, messages))).toList();
    }

    // A row of the ledger does not say why its job failed; one list has it for all
    // of them.
    private Map<String, String> messages(Actor actor, String hostId) {
        var failed = new JobsRpc.Query(hostId, null, JobStatus.failed.name(), FAILED, null);
        return jobs.list(actor, failed).items().stream().filter(job -> job.error() != null)
                .collect(Collectors.toMap(Job::id, job -> Objects.requireNonNull(job.error()).message()));
    }

    private static @Nullable String message(Run run, Map<String, String> messages) {
        return run.jobId() == null ? null : messages.get(run.jobId());
    }

    // The rest of the page is shown also while the ledger can not be asked.
    static <T> @Nullable T known(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (ProblemException refused) {
            if (refused.problem().status() >= 503) {
                return null;
            }
            throw refused;
        }
    }
}
