package io.resticmanager.agent.restic;

import org.jspecify.annotations.Nullable;

/**
 * A restore that went through all it was to do. Folders above it that nobody asked for do not count. {@code failed} counts what did not come back, of which {@code first} is one in
 * words; {@code unchanged} files, with their bytes, were there already and were left as they were.
 */
public record RestoreEnd(long failed, @Nullable String first, Cause cause, long unchanged, long unchangedBytes) {

    /** Why something did not come back; of several the first here. */
    public enum Cause {
        /** The repository does not give it. */
        DAMAGED,
        /** The disk that it was to go to has no room. */
        FULL,
        /** What is there is of a kind that this restic can not replace. */
        IN_THE_WAY, OTHER
    }
}
