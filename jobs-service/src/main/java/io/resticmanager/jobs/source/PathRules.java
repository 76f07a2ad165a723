package io.resticmanager.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a path from the wire must look like on a host's system: absolute, normalised, nothing hidden in it. */
public enum PathRules {

    POSIX("/", "/srv/data") {
        @Override
        boolean absolute(String path) {
            return path.startsWith("/");
        }

        @Override
        String rest(String path) {
            return path.substring(1);
        }
    },

    WINDOWS("[\\\\/]", "D:\\Data") {
        @Override
        boolean absolute(String path) {
            return DRIVE.matcher(path).lookingAt();
        }

        @Override
        String rest(String path) {
            return path.substring(3);
        }

        @Override
        Optional<String> oddity(String path) {
            return path.indexOf(':', 2) > 0
                    ? Optional.of("A colon may stand after the drive letter only.")
                    : Optional.empty();
        }
    };

    /** Bytes of one path, as Linux bounds it. */
    static final int LENGTH = 4_096;

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");

    private final String separator;
    private final String example;

    PathRules(String separator, String example) {
        this.separator = separator;
        this.example = example;
    }

    /** @param os the host's system as its agent named it */
    public static PathRules of(String os) {
        return "windows".equals(os) ? WINDOWS : POSIX;
    }

    abstract boolean absolute(String path);

    /** The path below its root. */
    abstract String rest(String path);

    Optional<String> oddity(String path) {
        return Optional.empty();
    }

    /** Whether nothing is above it. */
    public boolean isRoot(String path) {
        return absolute(path) && rest(path).isEmpty();
    }

    /** The folders above a normalised path, its root among them. */
    public List<String> above(String path) {
        var root = path.length() - rest(path).length();
        var folders = new ArrayList<String>();
        for (var i = root; i < path.length(); i++) {
            if (i == root || path.charAt(i) == '/' || this == WINDOWS && path.charAt(i) == '\\') {
                folders.add(path.substring(0, i));
            }
        }
        return folders;
    }

    /** Takes away separators at the end, as people and shells leave them there. */
    public String tidy(String path) {
        var tidied = path.replaceFirst("(?:" + separator + ")+$", "");
        return absolute(tidied) ? tidied : path;
    }

    Optional<String> problemWith(String path) {
        return shape(path).or(() -> Unseen.in(path, "A path")).or(() -> oddity(path)).or(() -> notNormalised(path));
    }

    /**
     * What is wrong with a path that was picked from what there is, as from a snapshot: such a one may hold what nobody would type.
     */
    public Optional<String> problemWithFound(String path) {
        return shape(path).or(() -> notNormalised(path));
    }

    private Optional<String> shape(String path) {
        if (path.isBlank()) {
            return Optional.of("A path can not be empty.");
        }
        if (path.indexOf('\0') >= 0) {
            return Optional.of("A path can not contain NUL.");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > LENGTH) {
            return Optional.of("A path can have at most 4,096 bytes.");
        }
        return absolute(path)
                ? Optional.empty()
                : Optional.of("A path must be absolute on this host, as in " + example + ".");
    }

    private Optional<String> notNormalised(String path) {
        var parts = parts(path);
        if (parts.contains("..")) {
            return Optional.of("A path can not contain \"..\".");
        }
        return parts.contains(".") || parts.contains("")
                ? Optional.of("Write this path as " + normalised(path) + ".")
                : Optional.empty();
    }

    private List<String> parts(String path) {
        var rest = rest(path);
        return rest.isEmpty() ? List.of() : List.of(rest.split(separator, -1));
    }

    private String normalised(String path) {
        var root = path.substring(0, path.length() - rest(path).length());
        var glue = this == WINDOWS ? "\\" : "/";
        return root + Arrays.stream(rest(path).split(separator)).filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining(glue));
    }
}
