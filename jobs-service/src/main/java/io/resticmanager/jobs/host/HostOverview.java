package io.resticmanager.jobs.host;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.source.SourceReads;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** How things stand on many hosts at once: last backup, what runs, what waits, whether the repository is ready. */
@Singleton
public final class HostOverview {

    private final HostReads hosts;
    private final JobQueries jobs;
    private final SourceReads sources;
    private final HostStandings standings;
    private final Transactions transactions;

    HostOverview(HostReads hosts, JobQueries jobs, SourceReads sources, HostStandings standings,
            @Named("jobs") Transactions transactions) {
        this.hosts = hosts;
        this.jobs = jobs;
        this.sources = sources;
        this.standings = standings;
        this.transactions = transactions;
    }

    /**
     * One item per id asked for, in the order asked; a host never heard of has nothing and is {@code unknown}. Sources that
     * would make the answer too large are left out: asked for alone, each host has its own.
     */
    public Reply<JobsRpc.HostsJobs> of(Caller caller, JobsRpc.HostIds asked) {
        if (asked.hostIds().size() > JobQueries.PAGE) {
            return Reply.refused(Problem.invalid("host_ids", "At most %d hosts at once.".formatted(JobQueries.PAGE)));
        }
        var room = new SourceRoom();
        return Reply.of(new JobsRpc.HostsJobs(transactions.read(() -> {
            var stand = standings.of(asked.hostIds());
            return asked.hostIds().stream().map(id -> of(id, room, stand.get(id))).toList();
        })));
    }

    private HostJobs of(String id, SourceRoom room, @Nullable Standing standing) {
        var onHost = jobs.onHost(id);
        var row = hosts.findById(id);
        return new HostJobs(id, row.map(HostRow::repositoryState).orElse(RepositoryState.unknown),
                onHost.lastBackup(), onHost.current(), onHost.queued(), row.map(HostRow::snapshotCount).orElse(0L),
                sources.of(id).filter(room::fits).orElse(null), standing);
    }

    /** What is left of an answer for sources, in bytes. */
    private static final class SourceRoom {

        private int left = 512 * 1024;

        boolean fits(Source source) {
            var size = Json.bytes(source).length;
            if (size > left) {
                return false;
            }
            left -= size;
            return true;
        }
    }
}
