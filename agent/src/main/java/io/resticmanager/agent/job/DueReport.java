package io.resticmanager.agent.job;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.resticmanager.agent.state.AtomicFile;

/**
 * That a list of snapshots is still to be reported, and after which job: noted before the job's outcome is told, so that an
 * agent that is killed in between reports at its next start. A disk that does not take the note must not keep the outcome.
 */
public final class DueReport {

    private static final System.Logger LOG = System.getLogger(DueReport.class.getName());

    private final AtomicFile file;

    public DueReport(AtomicFile file) {
        this.file = file;
    }

    void after(String jobId) {
        Notes.change(LOG, "the report of snapshots is not noted",
                () -> file.replace(jobId.getBytes(StandardCharsets.US_ASCII)));
    }

    void done() {
        Notes.change(LOG, "the snapshots will be reported once more", file::remove);
    }

    /** The job after which the report is due; empty when none is. */
    Optional<String> job() {
        return file.read().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).filter(JobJournal::validId);
    }
}
