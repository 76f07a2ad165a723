package io.resticmanager.agent.job;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Summary;

/** Makes the repository. */
final class InitOperation implements Operation {

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        context.log().say("initialising the repository " + context.restic().repositoryShown());
        return switch (context.restic().init()) {
            case Answer.Done<String>(var id, var code) -> Outcome.Succeeded.plainly(Summary.ofRepository(id), code);
            case Answer.Failed<String> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<String> ended -> Operation.unsuccessful(ended);
        };
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.SNAPSHOTS;
    }
}
