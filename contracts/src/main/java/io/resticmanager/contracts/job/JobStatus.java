package io.resticmanager.contracts.job;

/** Where a job stands; it moves only to the right, and the last three are final. */
public enum JobStatus {
    queued, dispatched, running, succeeded, failed, cancelled;

    public boolean over() {
        return compareTo(running) > 0;
    }
}
