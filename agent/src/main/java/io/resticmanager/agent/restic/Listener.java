package io.resticmanager.agent.restic;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;

/** Hears what a running restic says, as it says it; called from restic's reader threads. */
public interface Listener {

    void line(LogLine.Stream stream, String text);

    default void progress(Progress progress) {}

    /** A file that could not be read; each is told once. */
    default void unreadable(String item) {}

    /** Something in the repository that could not be read while this was backed up; it is no fault of the source's. */
    default void damaged(String item) {}

    /** A source path that restic did not find. */
    default void missing(String path) {}
}
