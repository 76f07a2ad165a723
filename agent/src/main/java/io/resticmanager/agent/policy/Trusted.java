package io.resticmanager.agent.policy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Whether a file is the word of this machine's administrator: not a link, owned by root or by the agent's own user, and
 * neither it nor a folder above it writable by others. On Windows the access lists are left to the administrator.
 */
public final class Trusted {

    private static final int GROUP_OR_OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;
    private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private Trusted() {}

    /** Why a file can not be relied on, as the end of a sentence, and what to do about it, as a whole one. */
    public record Fault(String why, String nextStep) {}

    /** What is wrong with such a file; empty when it can be relied on. */
    public static Optional<Fault> fault(Path file) {
        try {
            return found(file);
        } catch (NoSuchFileException _) {
            return fault("it does not exist", "Bring back " + file + ".");
        } catch (IOException e) {
            return fault("it can not be read (" + e.getMessage() + ")",
                    "Check on the host that the agent's user may read " + file + " and the folders above it.");
        }
    }

    /** @throws java.nio.file.NoSuchFileException when there is none */
    static void check(Path file) throws IOException, UnusablePolicy {
        var fault = found(file);
        if (fault.isPresent()) {
            throw new UnusablePolicy(fault.get().why());
        }
    }

    private static Optional<Fault> found(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return fault("it is a link", "Put the file itself at " + file + " on the host, not a link to it.");
        }
        if (!attributes.isRegularFile()) {
            return fault("it is not a plain file", "Put a plain file at " + file + " on the host.");
        }
        return UNIX ? owned(file) : Optional.empty();
    }

    private static Optional<Fault> owned(Path file) throws IOException {
        var fault = fault(file, "it", false);
        for (var folder = file.resolveSibling("").toRealPath(); fault.isEmpty() && folder != null; folder = folder
                .getParent()) {
            fault = fault(folder, "the folder " + folder, true);
        }
        return fault;
    }

    private static Optional<Fault> fault(Path path, String name, boolean folder) throws IOException {
        var mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        var owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        var user = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        var remedy = open(mode, folder) ? "chmod go-w " : "chown root ";
        return complaint(mode, folder, owner == 0 || user.equals(System.getProperty("user.name")))
                .flatMap(why -> fault(name + " " + why,
                        "Look whether somebody changed what is there, then run on the host: " + remedy + path));
    }

    private static Optional<Fault> fault(String why, String nextStep) {
        return Optional.of(new Fault(why, nextStep));
    }

    /** @param ours whether root or the agent's own user owns it */
    static Optional<String> complaint(int mode, boolean folder, boolean ours) {
        if (open(mode, folder)) {
            return Optional.of("is writable by its group or by everybody");
        }
        return ours ? Optional.empty() : Optional.of("belongs neither to root nor to the agent's own user");
    }

    // In a folder with the sticky bit, such as /tmp, others can not replace what is
    // not theirs.
    private static boolean open(int mode, boolean folder) {
        return (mode & GROUP_OR_OTHERS_WRITE) != 0 && !(folder && (mode & STICKY) != 0);
    }
}
