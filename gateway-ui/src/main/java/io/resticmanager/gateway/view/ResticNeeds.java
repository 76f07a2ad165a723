package io.resticmanager.gateway.view;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Options that an old restic has no flag for; the versions are those of restic's changelog. */
public final class ResticNeeds {

    private static final Map<String, Version> SINCE = Map.of("read_concurrency", new Version(0, 15), "overwrite",
            new Version(0, 17));
    private static final Pattern BEGINNING = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?!\\d)");

    private record Version(int major, int minor) {

        boolean before(Version other) {
            return major < other.major || major == other.major && minor < other.minor;
        }
    }

    private ResticNeeds() {}

    /** Why the host can not use it, in a sentence; empty when it can, and when its version is not known. */
    public static String missing(String option, @Nullable String resticVersion) {
        var since = SINCE.get(option);
        var there = BEGINNING.matcher(resticVersion == null ? "" : resticVersion);
        return since != null && there.lookingAt() && version(there).before(since)
                ? "Not available: needs restic %d.%d; this host has %s.".formatted(since.major(), since.minor(),
                        resticVersion)
                : "";
    }

    private static Version version(Matcher found) {
        return new Version(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }
}
