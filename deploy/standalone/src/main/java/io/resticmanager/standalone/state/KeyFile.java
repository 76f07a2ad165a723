package io.resticmanager.standalone.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where the key to all stored secrets is: in the data directory, and so in each copy of it, or elsewhere.
 *
 * @param named what RM_SECRET_KEY_FILE says; null for nothing
 */
record KeyFile(Path dataDir, @Nullable Path named) {

    static final String USUAL = "secret.key";
    /** Stands for one that nobody named here. */
    static final String SOMEWHERE = "";

    private static final String OUTSIDE = "%s lies outside of the data directory and is NOT in the copy. "
            + "Without it no stored password can be read: copy it, too, and keep it apart from this file.";
    private static final String NEEDED = "The copy holds no key. It needs %s. "
            + "Put that file where RM_SECRET_KEY_FILE says before restic-manager starts; without it no stored password can be read.";

    static KeyFile of(Path dataDir, @Nullable String named) {
        return new KeyFile(dataDir,
                named == null || named.isBlank() ? null : Path.of(named).toAbsolutePath().normalize());
    }

    /** What its name in a copy is; empty when it is not in one. */
    Optional<Path> inCopy() {
        var file = named == null ? dataDir.resolve(USUAL) : named;
        return file.startsWith(dataDir) && Files.exists(file)
                ? Optional.of(dataDir.relativize(file))
                : Optional.empty();
    }

    /** What a copy says of the key that it lacks; null when it has it. */
    @Nullable
    String lacking() {
        return inCopy().isPresent() ? null : named == null ? SOMEWHERE : named.toString();
    }

    /** Why the secrets in the data directory can not be read; empty as well when nobody named a file that is elsewhere. */
    Optional<String> missing() {
        return named == null || Files.isReadable(named)
                ? Optional.empty()
                : Optional.of("the key file %s, which RM_SECRET_KEY_FILE names, is missing or can not be read"
                        .formatted(named));
    }

    /** For who makes a copy that lacks it. */
    static String left(String lacking) {
        return OUTSIDE.formatted(lacking.equals(SOMEWHERE)
                ? "The key file that RM_SECRET_KEY_FILE names for the service"
                : "The key file " + lacking);
    }

    /** For who has one. */
    static String needed(String lacking) {
        return NEEDED.formatted(lacking.equals(SOMEWHERE)
                ? "the key file that RM_SECRET_KEY_FILE named when it was made"
                : "the key file that was " + lacking + " when it was made");
    }
}
