package io.resticmanager.gateway.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.OptionsView;

/** The comparison of two snapshots is a job; the same pair is compared once, as snapshots do not change. */
@Singleton
final class DiffJobs {

    private static final int PAGE = 200;

    private final Jobs jobs;

    DiffJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** What ended well comes first, then what is under way, then what went wrong; however long ago it was. */
    Optional<Job> of(Actor actor, String hostId, String a, String b) {
        var found = new ArrayList<Job>();
        String cursor = null;
        do {
            var page = jobs.list(actor, new JobsRpc.Query(hostId, JobKind.diff.name(), null, PAGE, cursor));
            page.items().stream().filter(job -> compares(job, a, b)).forEach(found::add);
            cursor = found.stream().anyMatch(job -> rank(job) == 0) ? null : page.nextCursor();
        } while (cursor != null);
        return found.stream().min(Comparator.comparingInt(DiffJobs::rank));
    }

    /** The job that compares them: a new one unless one has, or is about to. */
    void start(Actor actor, String hostId, String a, String b) {
        if (of(actor, hostId, a, b).filter(job -> rank(job) < 2).isEmpty()) {
            jobs.run(actor, new JobsRpc.Run(hostId, JobKind.diff, Json.tree(new DiffOptions(a, b))));
        }
    }

    private static int rank(Job job) {
        if (job.status() == JobStatus.succeeded) {
            return 0;
        }
        return job.status().over() ? 2 : 1;
    }

    private static boolean compares(Job job, String a, String b) {
        return new OptionsView(job).compared().filter(pair -> same(pair.a(), a) && same(pair.b(), b)).isPresent();
    }

    // One of them may be the beginning of an id.
    private static boolean same(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
