package io.resticmanager.jobs.host;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.rpc.Caller;

/** Lists and counts jobs; a host that there is not is a wrong question, not one without jobs. */
@Singleton
public final class HostJobLists {

    private static final int UNKNOWN = 404;

    private final HostLookup lookup;
    private final JobQueries jobs;

    HostJobLists(HostLookup lookup, JobQueries jobs) {
        this.lookup = lookup;
        this.jobs = jobs;
    }

    /** 422 at {@code host_id} for a host that was never enrolled. */
    public Reply<JobList> list(Caller caller, JobsRpc.Query query) {
        return strange(query).<Reply<JobList>>map(Reply::refused).orElseGet(() -> jobs.list(caller, query));
    }

    /** As the list. */
    public Reply<JobCounts> counts(Caller caller, JobsRpc.Query query) {
        return strange(query).<Reply<JobCounts>>map(Reply::refused).orElseGet(() -> jobs.counts(caller, query));
    }

    private Optional<Problem> strange(JobsRpc.Query query) {
        var host = query.hostId();
        return host == null || host.isEmpty()
                ? Optional.empty()
                : lookup.strange(host).map(HostJobLists::asField);
    }

    private static Problem asField(Problem problem) {
        return problem.status() == UNKNOWN
                ? Problem.invalid("host_id", "There is no such host.")
                : problem;
    }
}
