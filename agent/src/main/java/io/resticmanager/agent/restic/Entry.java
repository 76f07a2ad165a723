package io.resticmanager.agent.restic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Something in a snapshot. {@code type} is restic's; a name that is no UTF-8 has U+FFFD in it; {@code size} in bytes; {@code goMode}
 * and {@code mtime} as restic prints them.
 */
public record Entry(String path, String type, long size, long goMode, @Nullable String mtime) {

    // Of Go's fs.FileMode, which restic prints.
    private static final long SETUID = 1L << 23;
    private static final long SETGID = 1L << 22;
    private static final long STICKY = 1L << 20;
    private static final int PERMISSIONS = 0777;

    public Entry(String path, String type, long size) {
        this(path, type, size, 0, null);
    }

    public boolean folder() {
        return type.equals("dir");
    }

    public boolean file() {
        return type.equals("file");
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that it stands in; {@code /} is the top. */
    public String parent() {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /** Permissions as POSIX has them, such as 420 for 0644; the type is not among them. */
    public int mode() {
        return (int) (goMode & PERMISSIONS) | ((goMode & SETUID) == 0 ? 0 : 04000)
                | ((goMode & SETGID) == 0 ? 0 : 02000)
                | ((goMode & STICKY) == 0 ? 0 : 01000);
    }

    /** In milliseconds, as on the wire; null when restic printed none that is a time. */
    public @Nullable Instant modified() {
        try {
            return mtime == null ? null : OffsetDateTime.parse(mtime).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
