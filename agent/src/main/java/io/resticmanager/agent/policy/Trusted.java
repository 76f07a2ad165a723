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

    /** Why such a file can not be relied on, as the end of a sentence; empty when it can. */
    public static Optional<String> problem(Path file) {
        try {
            check(file);
            return Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.of("it does not exist");
        } catch (UnusablePolicy e) {
            return Optional.ofNullable(e.getMessage());
        } catch (IOException e) {
            return Optional.of("it can not be read (" + e.getMessage() + ")");
        }
    }

    /** @throws java.nio.file.NoSuchFileException when there is none */
    static void check(Path file) throws IOException, UnusablePolicy {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            throw new UnusablePolicy("it is a link");
        }
        if (!attributes.isRegularFile()) {
            throw new UnusablePolicy("it is not a plain file");
        }
        if (UNIX) {
            check(file, "it", false);
            for (var folder = file.resolveSibling("").toRealPath(); folder != null; folder = folder.getParent()) {
                check(folder, "the folder " + folder, true);
            }
        }
    }

    private static void check(Path path, String name, boolean folder) throws IOException, UnusablePolicy {
        var mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        var owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        var user = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        var complaint = complaint(mode, folder, owner == 0 || user.equals(System.getProperty("user.name")));
        if (complaint.isPresent()) {
            throw new UnusablePolicy(name + " " + complaint.get());
        }
    }

    /** @param ours whether root or the agent's own user owns it */
    static Optional<String> complaint(int mode, boolean folder, boolean ours) {
        // In a folder with the sticky bit, such as /tmp, others can not replace what is
        // not theirs.
        var excused = folder && (mode & STICKY) != 0;
        if ((mode & GROUP_OR_OTHERS_WRITE) != 0 && !excused) {
            return Optional.of("is writable by its group or by everybody");
        }
        return ours ? Optional.empty() : Optional.of("belongs neither to root nor to the agent's own user");
    }
}
