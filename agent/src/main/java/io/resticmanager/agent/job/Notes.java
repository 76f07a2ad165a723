package io.resticmanager.agent.job;

import io.resticmanager.agent.state.StateFailure;

/** Notes on disk that help later and that a job does without: a disk that does not take one is logged, and the job goes on. */
final class Notes {

    private Notes() {}

    /** @param loss what is not so when the disk refuses; the reason is put behind it */
    static void change(System.Logger log, String loss, Runnable change) {
        try {
            change.run();
        } catch (StateFailure e) {
            log.log(System.Logger.Level.WARNING, loss + ": " + e.getMessage());
        }
    }
}
