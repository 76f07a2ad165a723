package io.resticmanager.contracts.job;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;

/** One line of a job's log; {@code n} counts from 1 within the job, without gaps. */
@Wire
public record LogLine(long n, Instant at, Stream stream, String text) {

    /** Who said it: restic on stdout, restic on stderr, or the agent itself. */
    public enum Stream {
        out, err, agent
    }
}
