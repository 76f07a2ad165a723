package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;

/** Lists this host's snapshots and reports them. */
final class SnapshotsOperation implements Operation {

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        return switch (context.restic().snapshots(context.hostname())) {
            case Answer.Done<List<Snapshot>>(var snapshots, var code) -> {
                context.log()
                        .say(snapshots.size() + " snapshots of this host in " + context.restic().repositoryShown());
                context.report().tell(context.jobId(), snapshots);
                yield Outcome.Succeeded.plainly(Summary.ofSnapshots(snapshots.size()), code);
            }
            case Answer.Failed<List<Snapshot>> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<List<Snapshot>> ended -> Operation.unsuccessful(ended);
        };
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }
}
