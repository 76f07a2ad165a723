package io.resticmanager.standalone.demo;

import java.util.Optional;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;

/** Whoever presses the buttons in the demonstration. */
sealed interface Operator permits ApiOperator, SystemOperator {

    /** A one-time enrolment token for a host of this name with this repository. */
    String mintToken(String hostName, Repository repository) throws Exception;

    boolean isOnline(String hostId) throws Exception;

    boolean isInitialised(String hostId) throws Exception;

    /** The id of the job that was queued. */
    String run(String hostId, JobKind kind, Optional<Source> source) throws Exception;

    Job job(String jobId) throws Exception;
}
