package io.resticmanager.jobs.queue;

import java.util.List;

import io.resticmanager.contracts.job.ForgetOptions.Policy;

/** What backup schedules say of how long their snapshots are kept. */
public interface HostPolicies {

    /** Of the schedules of a host that have a policy, enabled or not, in the order in which they were made. In the running transaction. */
    List<Policy> of(String host);
}
