package io.resticmanager.jobs.source;

import java.util.List;

/**
 * Whether restic can read an exclude pattern: each part between slashes has to be one of Go's {@code filepath.Match}. A bracket
 * needs its end and something within, a range its upper end, and a backslash what it escapes; on Windows a backslash escapes
 * nothing.
 */
final class ExcludePattern {

    private static final int BAD = -1;

    private final String part;
    private final boolean escapes;

    private ExcludePattern(String part, boolean escapes) {
        this.part = part;
        this.escapes = escapes;
    }

    static boolean readable(String pattern, PathRules rules) {
        var escapes = rules != PathRules.WINDOWS;
        return List.of(pattern.split(escapes ? "/" : "[/\\\\]")).stream()
                .allMatch(part -> new ExcludePattern(part, escapes).readable());
    }

    private boolean readable() {
        var at = 0;
        while (at != BAD && at < part.length()) {
            at = part.charAt(at) == '[' ? afterBracket(at + 1) : afterOne(at);
        }
        return at != BAD;
    }

    private int afterOne(int at) {
        if (escapes && part.charAt(at) == '\\') {
            return at + 1 < part.length() ? at + 2 : BAD;
        }
        return at + 1;
    }

    private int afterBracket(int from) {
        var at = from < part.length() && part.charAt(from) == '^' ? from + 1 : from;
        for (var ranges = 0; at != BAD && at < part.length(); ranges++) {
            if (part.charAt(at) == ']' && ranges > 0) {
                return at + 1;
            }
            at = afterRange(at);
        }
        return BAD;
    }

    private int afterRange(int from) {
        var at = afterEnd(from);
        return at != BAD && at < part.length() && part.charAt(at) == '-' ? afterEnd(at + 1) : at;
    }

    // Of a range; a bracket does not end with it.
    private int afterEnd(int at) {
        if (at >= part.length() || part.charAt(at) == '-' || part.charAt(at) == ']') {
            return BAD;
        }
        return afterOne(at);
    }
}
