package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** How far a running job is; percent is 0 to 100, sizes in bytes, the rest in seconds. Totals grow while restic scans. */
@Wire
public record Progress(double percent, long filesDone, @Nullable Long filesTotal, long bytesDone,
        @Nullable Long bytesTotal, long bytesPerS, @Nullable Long etaS, @Nullable String current) {

    /** The same, at this file. */
    public Progress at(@Nullable String file) {
        return new Progress(percent, filesDone, filesTotal, bytesDone, bytesTotal, bytesPerS, etaS, file);
    }
}
