package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.host.HostsByMachine;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.FoundView;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.LogView;
import io.resticmanager.gateway.view.Remedy;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a job's page together. */
@Singleton
final class JobParts {

    private static final int ITEMS = 100;

    private final Jobs jobs;
    private final HostNames names;
    private final HostsByMachine machines;
    private final HostPages hosts;
    private final NextSteps steps;
    private final Clock clock;

    JobParts(Jobs jobs, HostNames names, HostsByMachine machines, HostPages hosts, NextSteps steps, Clock clock) {
        this.jobs = jobs;
        this.names = names;
        this.machines = machines;
        this.hosts = hosts;
        this.steps = steps;
        this.clock = clock;
    }

    /** Which items are asked for: numbered above {@code after}, of one sort, with a text in them. */
    record Wanted(@Nullable String only, @Nullable String text, long after) {

        static final Wanted ALL = new Wanted(null, null, 0);

        /** The query of the page that shows them, on top of another. */
        Query on(Query page, long from) {
            return page.with("only", only).with("find", text).with("after", from == 0 ? null : String.valueOf(from));
        }
    }

    JobView job(Actor actor, String id) {
        return view(actor, jobs.get(actor, id));
    }

    JobView view(Actor actor, Job job) {
        return new JobView(job, names.of(actor, job.hostId()), clock.instant());
    }

    /** Asked for only when there is something: most jobs are backups and found nothing. */
    FoundView found(Actor actor, JobView job, Wanted wanted, Query page) {
        if (job.job().items() == 0) {
            return new FoundView(job, List.of(), null, "", "", null, null, _ -> null);
        }
        var answer = jobs.items(actor, new JobsRpc.ItemsAfter(job.id(), wanted.after(), ITEMS, wanted.text(),
                only(job, wanted)));
        var owners = answer.items().stream().anyMatch(Item.Lock.class::isInstance)
                ? machines.all(actor)
                : Map.<String, String>of();
        return new FoundView(job, answer.items(), wanted.only(), wanted.text() == null ? "" : wanted.text(),
                wanted.on(page, wanted.after()).toString(),
                wanted.after() == 0 ? null : wanted.on(page, 0).toString(),
                answer.next() == null ? null : wanted.on(page, answer.next()).toString(),
                hostname -> owners.get(HostsByMachine.key(hostname)));
    }

    // The locks that a restore met would stand among what did not come back.
    private static @Nullable String only(JobView job, Wanted wanted) {
        return wanted.only() == null && job.finding().filter(Finding.Restored.class::isInstance).isPresent()
                ? "not_restored"
                : wanted.only();
    }

    /** The button that helps, if one does. */
    @Nullable
    Remedy remedy(Actor actor, JobView job) {
        return job.error() == null
                ? null
                : Remedy.of(job, found(actor, job, Wanted.ALL, Query.NONE).locks(), actor.role()).orElse(null);
    }

    /** What helps after one of the page's forms was refused; nothing on a host that is gone. */
    @Nullable
    Remedy step(Actor actor, JobView job, FormView form) {
        return form.problem() == null || !job.named()
                ? null
                : steps.after(actor, hosts.host(actor, job.hostId()), job.job().kind(), form.problem()).orElse(null);
    }

    LogView log(Actor actor, String id, LinesWanted lines) {
        return new LogView(id, jobs.log(actor, lines.of(id)), lines.words() == null ? "" : lines.words(),
                lines.errors());
    }
}
