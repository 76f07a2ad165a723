package io.resticmanager.agent.restic;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.resticmanager.contracts.job.JobError;

/** A restic that can be used, as the program itself answered. */
public record ResticInstallation(Path path, ResticVersion version) {

    private static final long PATIENCE_S = 10;
    private static final int MOST_BYTES = 4096;

    /** What was found where restic should be. */
    public sealed interface Search {

        record Found(ResticInstallation restic) implements Search {}

        record Unusable(JobError error) implements Search {}
    }

    /** @param named what {@code --restic} or {@code RM_RESTIC} says; otherwise the search path decides */
    public static Search find(Optional<String> named, String searchPath) {
        return locate(named, searchPath).map(ResticInstallation::at)
                .orElseGet(() -> new Search.Unusable(missing(named)));
    }

    /** The program that would be used, which nobody has asked yet whether it is a restic. */
    static Optional<Path> locate(Optional<String> named, String searchPath) {
        return named.map(Path::of).or(() -> onPath(searchPath)).filter(Files::isExecutable);
    }

    static Search at(Path path) {
        var version = ask(path);
        if (version.isEmpty()) {
            return new Search.Unusable(notRestic(path));
        }
        return version.get().atLeast(ResticVersion.OLDEST)
                ? new Search.Found(new ResticInstallation(path, version.get()))
                : new Search.Unusable(tooOld(version.get()));
    }

    private static Optional<Path> onPath(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .flatMap(folder -> Arrays.asList("restic", "restic.exe").stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<ResticVersion> ask(Path path) {
        try {
            var process = new ProcessBuilder(path.toString(), "version")
                    .redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(NullDevice.FILE)).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var printed = process.getInputStream().readNBytes(MOST_BYTES);
            return ResticVersion.parse(new String(printed, StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JobError missing(Optional<String> named) {
        return new JobError(
                "restic_missing",
                named.map(path -> "There is no restic at " + path + " on this host.")
                        .orElse("restic is not installed on this host."),
                "Install restic 0.14 or newer (the package restic), or name it with --restic or RM_RESTIC.");
    }

    private static JobError notRestic(Path path) {
        return new JobError(
                "restic_missing", path + " does not answer as restic does.",
                "Install restic 0.14 or newer, or name the right program with --restic or RM_RESTIC.");
    }

    private static JobError tooOld(ResticVersion version) {
        return new JobError(
                "restic_too_old", "restic " + version + " on this host is too old.", "Install restic 0.14 or newer.");
    }
}
