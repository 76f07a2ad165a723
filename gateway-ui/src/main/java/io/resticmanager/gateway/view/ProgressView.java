package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.Locale;

import io.resticmanager.contracts.job.Progress;

/** A running job's progress in words. */
public record ProgressView(Progress progress) {

    public int percent() {
        return (int) Math.clamp(Math.floor(progress.percent()), 0, 100);
    }

    public String eta() {
        return progress.etaS() == null ? "" : Words.duration(Duration.ofSeconds(progress.etaS()));
    }

    /** Whether nothing more is read, though it is not through. */
    public boolean sending() {
        return progress.etaS() == null && progress.bytesPerS() == 0 && progress.bytesDone() > 0;
    }

    public String bytes() {
        return Words.size(progress.bytesDone());
    }

    public String ofBytes() {
        return progress.bytesTotal() == null ? "" : "of " + Words.size(progress.bytesTotal());
    }

    public String files() {
        return Words.count(progress.filesDone());
    }

    public String ofFiles() {
        return progress.filesTotal() == null ? "" : "of " + Words.count(progress.filesTotal());
    }

    public String speed() {
        return Words.size(progress.bytesPerS()) + "/s";
    }

    /** Empty between files. */
    public String current() {
        return progress.current() == null ? "" : progress.current();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d %%", percent());
    }
}
