package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What is brought back from a snapshot, named by its full id or at least eight of its digits, and where to. {@code paths} are absolute,
 * as they stand in the snapshot, and no patterns; a folder is all that is below it. None is the whole snapshot, and only for a
 * new directory. {@code confirmHostName} is what a person typed for a restore in place; jobs-service judges it. {@code overwrite}, in
 * place only, is one of {@link #OVERWRITES}; absent is {@code always}, which is all that restic has before 0.17.
 */
@Wire
public record RestoreOptions(String snapshotId, List<String> paths, Target target, @Nullable String confirmHostName,
        @Nullable String overwrite) implements JobOptions {

    /** Which of the files that are there already are replaced: restic's own words. */
    public static final List<String> OVERWRITES = List.of("always", "if-changed", "if-newer", "never");

    public RestoreOptions {
        paths = List.copyOf(paths);
    }

    /** {@code hostId} is the host that restores, where it is not the one whose snapshot it is. */
    @Wire
    public record Target(Mode mode, @Nullable String hostId) {

        /** On the host whose snapshot it is. */
        public Target(Mode mode) {
            this(mode, null);
        }
    }

    public enum Mode {
        /** Below {@code <restore directory>/<job id>}, under the full paths, owned by the agent's user. */
        new_directory,
        /** Over the very paths, with owner, group and mode. */
        in_place
    }

    public boolean inPlace() {
        return target.mode() == Mode.in_place;
    }
}
