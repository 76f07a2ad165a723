package io.resticmanager.jobs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's lease on its jobs, renewed by every heartbeat that names them: a job that a connected agent no longer names is
 * not there any more, and must not run for ever in our books. See docs/adr/0014.
 */
@Singleton
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration BETWEEN_SIGNS = Duration.ofMinutes(1);

    private final JobQueries queries;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Map<String, Map<String, Unnamed>> hosts = new ConcurrentHashMap<>();

    Leases(JobQueries queries, Jobs jobs, @Named("jobs") Transactions transactions) {
        this.queries = queries;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /**
     * Takes an agent's word of what it has.
     *
     * @param waiting frames that the agent has still to tell; with any, the end of a job may be among them
     */
    public void heartbeat(String host, List<String> named, long waiting, Instant at) {
        var held = queries.underWayOn(host);
        if (held.isEmpty()) {
            hosts.remove(host);
            return;
        }
        var names = new HashSet<>(named);
        held.stream().filter(job -> names.contains(job.id())).forEach(job -> renew(job, at));
        if (waiting == 0) {
            var unnamed = unnamed(held, names, hosts.getOrDefault(host, Map.of()), at);
            hosts.put(host, unnamed);
            unnamed.forEach((id, missing) -> look(id, missing, at));
        }
    }

    private static Map<String, Unnamed> unnamed(List<StoredJob> held, Set<String> names, Map<String, Unnamed> before,
            Instant at) {
        return held.stream().filter(job -> !names.contains(job.id()))
                .collect(Collectors.toMap(StoredJob::id, job -> Unnamed.by(job.state(), before.get(job.id()), at)));
    }

    // A sign of life is worth a write only now and then.
    private void renew(StoredJob job, Instant at) {
        if (job.state() instanceof JobState.Running running && at.isAfter(running.heardAt().plus(BETWEEN_SIGNS))) {
            transactions.write(() -> jobs.heard(job.id(), at));
        }
    }

    // By what the job is now: it may have moved on since the heartbeat was looked
    // at.
    private void look(String id, Unnamed unnamed, Instant now) {
        if (unnamed.enough(now)) {
            transactions.write(() -> jobs.find(id).ifPresent(job -> judge(job, unnamed, now)));
        }
    }

    private void judge(StoredJob job, Unnamed unnamed, Instant now) {
        if (Duty.ofUnnamed(job.state(), unnamed, now) instanceof Duty.GiveUp(var ending)
                && job.state() instanceof JobState.Open open) {
            LOG.warn("the agent no longer names job={} host={} believed={}", job.id(), job.runsOnHostId(),
                    job.state().status());
            jobs.move(job, open.judged(ending));
        }
    }
}
