package io.resticmanager.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import io.resticmanager.standalone.Polling;

/** From an enrolled host to a finished backup of the sample tree. */
record FirstBackup(Operator operator, String hostId, DemoDirectory directory) {

    private static final Duration CONNECT = Duration.ofSeconds(60);
    private static final Duration JOB = Duration.ofMinutes(10);

    Job run() throws Exception {
        Polling.until("the agent to connect", CONNECT,
                () -> operator.isOnline(hostId) ? Optional.of(true) : Optional.empty());
        if (!operator.isInitialised(hostId)) {
            succeeded(operator.run(hostId, JobKind.init, Optional.empty()));
        }
        var source = Source.of(List.of(SampleTree.at(directory.sample()).toString()));
        return succeeded(operator.run(hostId, JobKind.backup, Optional.of(source)));
    }

    private Job succeeded(String jobId) throws Exception {
        var job = Polling.until("job " + jobId, JOB,
                () -> Optional.of(operator.job(jobId)).filter(found -> found.status().over()));
        if (job.status() != JobStatus.succeeded) {
            throw new CannotStart(ExitCode.FAILED, "%s %s: %s".formatted(job.kind(), job.status(), why(job)));
        }
        return job;
    }

    private static String why(Job job) {
        return job.error() == null ? "no reason given" : job.error().message() + " " + job.error().nextStep();
    }
}
