package io.resticmanager.agent.restic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A restore of paths of a snapshot, or of all of it where none is named, under their full paths below {@code target}. {@code base} is a
 * folder above them all, whose own owner and mode, and those of what is above it, stay as they are: {@code /} before 0.17.
 * {@code files} and {@code bytes} are what was found to be asked for.
 */
public record RestoreRequest(String snapshotId, Path base, List<String> paths, Path target, @Nullable String overwrite,
        long files, long bytes) {

    // What restic's patterns give a meaning of their own (filepath.Match of Go).
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]\\\\]");

    private static final Path ROOT = Path.of("/");

    /** Flags that this restic knows; a path never stands where it could be taken for a flag, or for a pattern. */
    List<String> arguments(ResticVersion version) {
        var arguments = new ArrayList<>(List.of("restore", "--json",
                "--target=" + target.resolve(ROOT.relativize(base))));
        if (version.atLeast(ResticVersion.RESTORE_TELLS)) {
            // Each file by its name.
            arguments.add("-vv");
        }
        if (overwrite != null) {
            arguments.add("--overwrite=" + overwrite);
        }
        paths.forEach(path -> arguments.add("--include=" + literally(path.substring(prefix().length()))));
        arguments.add("--");
        arguments.add(prefix().isEmpty() ? snapshotId : snapshotId + ":" + prefix());
        return arguments;
    }

    /** How much of it is done, 0 to 1: by bytes, and by files where all of them are empty. */
    double share(long bytesDone, long filesDone) {
        if (bytes > 0) {
            return (double) bytesDone / bytes;
        }
        return files > 0 ? (double) filesDone / files : 0;
    }

    /** Whether it is a folder on the way to what is asked for, and no part of it. */
    boolean isOnlyAbove(String path) {
        return paths.stream().anyMatch(asked -> asked.startsWith(path + "/"))
                && paths.stream().noneMatch(asked -> asked.equals(path) || path.startsWith(asked + "/"));
    }

    /** What restic leaves out of the paths that it names. */
    String prefix() {
        return base.equals(ROOT) ? "" : base.toString();
    }

    static String literally(String path) {
        return SPECIAL.matcher(path).replaceAll("\\\\$0");
    }
}
