package io.resticmanager.agent.job;

/** What a job may have changed in the repository, and so what is reported when it is over. */
enum Change {
    NONE,
    /** The list of snapshots; what is stored grew a little, which is measured once a day. */
    SNAPSHOTS,
    /** What is stored, too: it is measured at once. */
    SIZE
}
