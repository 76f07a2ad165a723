package io.resticmanager.agent.restic;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a restic that only retries has retried enough: by itself it goes on for 15 minutes (0.18). Bytes that move
 * or an operation that succeeds start the count anew. A certificate does not get better with time, nor does a server that
 * refuses to delete (0.14 tries for 44 s per file). Times are nanoseconds.
 */
final class RetryWatch {

    private static final String RETRY = "returned error, retrying after";
    private static final String RECOVERED = "operation successful after";
    private static final String CERTIFICATE = "x509:";

    private final long patience;
    private @Nullable Long retryingSince;
    private boolean hopeless;
    private long bytes;

    RetryWatch(Duration patience) {
        this.patience = patience.toNanos();
    }

    synchronized void heard(String errorLine, long now) {
        if (errorLine.contains(RETRY)) {
            retryingSince = retryingSince == null ? Long.valueOf(now) : retryingSince;
            hopeless |= errorLine.contains(CERTIFICATE) || AppendOnly.refused(errorLine);
        } else if (errorLine.contains(RECOVERED)) {
            retryingSince = null;
        }
    }

    synchronized void progressed(long bytesDone) {
        if (bytesDone > bytes) {
            bytes = bytesDone;
            retryingSince = null;
        }
    }

    synchronized boolean enough(long now) {
        return hopeless || retryingSince != null && now - retryingSince > patience;
    }
}
