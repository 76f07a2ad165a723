package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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

    /** Looks at a path itself, not at what a link leads to. */
    interface Look {

        void at(Path path) throws IOException;
    }

    /** Of paths that are not found, those of which nobody here can say whether they exist: a folder above is closed to the agent. */
    static List<String> forbidden(List<String> missing) {
        return forbidden(missing,
                path -> Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    static List<String> forbidden(List<String> missing, Look look) {
        return missing.stream().filter(path -> {
            try {
                look.at(Path.of(path));
                return false;
            } catch (IOException e) {
                return e instanceof AccessDeniedException;
            }
        }).toList();
    }

    static List<String> missing(List<String> paths) {
        return paths.stream().filter(path -> !Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS)).toList();
    }
}
