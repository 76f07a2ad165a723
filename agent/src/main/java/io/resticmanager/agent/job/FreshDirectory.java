package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.restic.Entry;
import io.resticmanager.contracts.job.JobError;

/**
 * A directory of its own for a restore. It has its name only when it is whole: until then it is {@code .<job id>.partial}, and open to
 * the agent's user alone (decision 10).
 */
final class FreshDirectory implements RestoreTarget {

    private final Path parent;
    private final Path partial;
    private final Path whole;
    private long needed;

    FreshDirectory(Path parent, String jobId) {
        this.parent = parent;
        this.partial = parent.resolve("." + jobId + ".partial");
        this.whole = parent.resolve(jobId);
    }

    @Override
    public Path root() {
        return partial;
    }

    @Override
    public Path base() {
        return Path.of("/");
    }

    @Override
    public String shown() {
        return "to " + whole;
    }

    @Override
    public void expects(Entry entry) {
        needed += entry.size();
    }

    @Override
    public Optional<JobError> obstacle() {
        try {
            Files.createDirectories(parent, closed());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(RestoreFailures.noDirectory(parent, e));
        }
    }

    @Override
    public Optional<JobError> lack(long most) {
        return Room.lack(parent, Math.min(needed, most));
    }

    @Override
    public Optional<JobError> open() {
        try {
            if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(whole.toString());
            }
            Files.createDirectory(partial, closed());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(RestoreFailures.noDirectory(partial, e));
        }
    }

    @Override
    public List<String> restored() {
        return List.of();
    }

    private static FileAttribute<?>[] closed() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    @Override
    public Optional<JobError> close() {
        try {
            Settling.settle(partial);
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(RestoreFailures.notSettled(partial, e));
        }
    }

    @Override
    public Optional<Path> done() {
        return Optional.of(whole);
    }

    @Override
    public Optional<Path> left() {
        return Optional.of(partial).filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public String stays() {
        return left().map(path -> "What came back until then stays in " + path
                + ", and may be incomplete; remove it when it is of no use.")
                .orElse(Files.isDirectory(whole, LinkOption.NOFOLLOW_LINKS)
                        ? "All had come back by then, and is in " + whole + "."
                        : "");
    }

    @Override
    public void discardIfEmpty() {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException _) {
            // There is something in it.
        }
    }
}
