package io.resticmanager.agent.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A path as the disk has it: a link within would lead a restore elsewhere than its words say. */
final class RealPath {

    // Within no root.
    private static final Path NOWHERE = Path.of("");

    private RealPath() {}

    /** What does not exist yet stays as it is below what does; a link to nowhere leads nowhere. */
    static Path of(Path path) {
        var there = path;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException _) {
            return NOWHERE;
        }
    }
}
