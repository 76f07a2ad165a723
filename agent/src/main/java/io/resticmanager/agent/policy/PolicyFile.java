package io.resticmanager.agent.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.agent.state.StateFailure;

/**
 * The policy of this endpoint on its disk, read anew each time so that a change holds at once. No file: the default. A file
 * that can not be relied on: everything is refused.
 */
public final class PolicyFile {

    /** Where it is when nobody says otherwise. */
    public static final String DEFAULT = "/etc/restic-manager/policy.json";

    private static final int MOST_BYTES = 64 * 1024;

    private final Path path;

    public PolicyFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    /** A restore root as it may stand in the file; empty when the text is no absolute path, or one with detours. */
    public static Optional<Path> root(String text) {
        return PolicyDocument.root(text);
    }

    /** @param firstHosts the repository hosts of the first configuration, once there was one */
    public Policy policy(Optional<Set<String>> firstHosts) {
        try {
            var document = read();
            return document.isPresent() ? document.get().policy(firstHosts) : Policy.byDefault(firstHosts);
        } catch (UnusablePolicy e) {
            return Policy.vetoing(path + ": " + e.getMessage());
        }
    }

    Optional<PolicyDocument> read() throws UnusablePolicy {
        try {
            Trusted.check(path);
            return Optional.of(PolicyDocument.parse(bytes()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (AccessDeniedException _) {
            throw new UnusablePolicy("it may not be read");
        } catch (IOException e) {
            throw new UnusablePolicy("it can not be read (" + e.getMessage() + ")");
        }
    }

    private byte[] bytes() throws IOException, UnusablePolicy {
        try (var in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnusablePolicy("it is larger than 64 KiB");
            }
            return bytes;
        }
    }

    /**
     * Adds a restore root to those that hold now.
     *
     * @throws UnusablePolicy when there is a file that can not be relied on: it is left as it is
     * @throws StateFailure when it can not be written
     */
    public void allowRestore(Path root) throws UnusablePolicy {
        var document = read().orElse(PolicyDocument.EMPTY);
        var roots = document.policy(Optional.empty()).restoreRoots().stream().map(Path::toString).toList();
        write(document.withRestoreRoots(plus(roots, root.toString())));
    }

    /** Adds a repository host to those that hold now; throws as {@link #allowRestore} does. */
    public void allowRepository(String host, Optional<Set<String>> firstHosts) throws UnusablePolicy {
        var document = read().orElse(PolicyDocument.EMPTY);
        var hosts = document.policy(firstHosts).repositoryHosts().orElse(Set.of()).stream().sorted().toList();
        write(document.withRepositoryHosts(plus(hosts, host)));
    }

    private static List<String> plus(List<String> known, String more) {
        var all = new ArrayList<>(known);
        if (!all.contains(more)) {
            all.add(more);
        }
        return all;
    }

    private void write(PolicyDocument document) {
        try {
            var folder = path.resolveSibling("");
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwxr-xr-x")));
            }
        } catch (IOException e) {
            throw new StateFailure("cannot make the folder of " + path + ": " + e.getMessage());
        }
        new AtomicFile(path).replace(document.text().getBytes(StandardCharsets.UTF_8));
    }
}
