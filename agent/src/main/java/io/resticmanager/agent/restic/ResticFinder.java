package io.resticmanager.agent.restic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Finds restic again and again, for it may be installed or upgraded while the agent runs, and asks a program for its version
 * once only, as long as the file is the same: starting it costs far more than looking at it.
 */
public final class ResticFinder {

    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Optional<String> named;
    private final String searchPath;
    private @Nullable Known known;

    /** What tells one program from another without starting it. */
    private record Print(Path path, FileTime modified, long size, @Nullable Object key) {

        static Optional<Print> of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return Optional.of(
                        new Print(path, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            } catch (IOException _) {
                return Optional.empty();
            }
        }
    }

    private record Known(Print print, ResticInstallation.Search search) {

        boolean usable() {
            return search instanceof ResticInstallation.Search.Found;
        }
    }

    /** @param named what {@code --restic} or {@code RM_RESTIC} says; otherwise the search path decides */
    public ResticFinder(Optional<String> named) {
        this(named, Objects.requireNonNullElse(System.getenv("PATH"), USUAL_PATH));
    }

    ResticFinder(Optional<String> named, String searchPath) {
        this.named = named;
        this.searchPath = searchPath;
    }

    /** For somebody who wants to run it: what did not answer well before is asked again. */
    public synchronized ResticInstallation.Search find() {
        return look(true);
    }

    /** For somebody who only tells of it: a program that has not changed is not started. */
    public synchronized Optional<ResticVersion> version() {
        return look(false) instanceof ResticInstallation.Search.Found(var restic)
                ? Optional.of(restic.version())
                : Optional.empty();
    }

    private ResticInstallation.Search look(boolean again) {
        var print = ResticInstallation.locate(named, searchPath).flatMap(Print::of);
        if (print.isEmpty()) {
            known = null;
            return ResticInstallation.find(named, searchPath);
        }
        var before = known;
        if (before != null && before.print().equals(print.get()) && (before.usable() || !again)) {
            return before.search();
        }
        var search = ResticInstallation.at(print.get().path());
        known = new Known(print.get(), search);
        return search;
    }
}
