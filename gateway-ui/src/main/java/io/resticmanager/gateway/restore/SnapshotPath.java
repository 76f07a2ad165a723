package io.resticmanager.gateway.restore;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;

/** Paths as they stand in a snapshot: absolute, with slashes, on Windows too ({@code /C/Users}). */
public final class SnapshotPath {

    public static final String TOP = "/";

    private static final int MOST_CHARACTERS = 8_192;

    private SnapshotPath() {}

    static String child(String folder, String name) {
        return folder.equals(TOP) ? TOP + name : folder + TOP + name;
    }

    static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash <= 0 ? TOP : path.substring(0, slash);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is the folder itself or anything below it. */
    static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(below(folder));
    }

    /** What all paths below a folder begin with. */
    static String below(String folder) {
        return folder.equals(TOP) ? TOP : folder + TOP;
    }

    /** The folder that all of these are in, or the one itself if there is only one. */
    static String common(List<String> paths) {
        var common = paths.getFirst();
        for (var path : paths) {
            while (!within(path, common)) {
                common = parent(common);
            }
        }
        return common;
    }

    /**
     * For an address or the value of a button: a browser rewrites line ends in what it sends, and HTML what it reads, so nothing but
     * letters, digits, {@code %} and a few signs is left.
     */
    static String coded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** @throws ProblemException at the field {@code path} when it is none */
    static String decoded(String coded) {
        try {
            return checked(URLDecoder.decode(coded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("path", "This is not an encoded path."));
        }
    }

    /** @throws ProblemException at the field {@code path} when no snapshot can hold it */
    public static String checked(String path) {
        if (!path.startsWith(TOP) || path.length() > MOST_CHARACTERS || path.indexOf('\0') >= 0
                || !path.equals(TOP)
                        && Arrays.stream(path.substring(1).split(TOP, -1)).anyMatch(SnapshotPath::noName)) {
            throw new ProblemException(Problem.invalid("path",
                    "A path begins with / and has no empty part, no . and no .. in it."));
        }
        return path;
    }

    private static boolean noName(String part) {
        return part.isEmpty() || part.equals(".") || part.equals("..");
    }
}
