package io.resticmanager.agent.job;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The paths of a backup: what is wrong with one as it was asked for, and which of them exist here. */
public final class SourcePaths {

    private SourcePaths() {}

    /** @return why a path is refused; empty when all are absolute and free of detours */
    public static Optional<String> refusal(List<String> paths) {
        if (paths.isEmpty()) {
            return Optional.of("A backup needs at least one path.");
        }
        return paths.stream().flatMap(path -> refusal(path).stream()).findFirst();
    }

    private static Optional<String> refusal(String text) {
        try {
            var path = Path.of(text);
            if (!path.isAbsolute()) {
                return Optional.of("The path is not absolute: " + text);
            }
            return path.equals(path.normalize())
                    ? Optional.empty()
                    : Optional.of("The path contains . or ..: " + text);
        } catch (InvalidPathException _) {
            return Optional.of("This is no path: " + text.replace('\0', '?'));
        }
    }

    static List<String> missing(List<String> paths) {
        return paths.stream().filter(path -> !Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS)).toList();
    }
}
