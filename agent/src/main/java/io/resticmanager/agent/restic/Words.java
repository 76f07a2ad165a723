package io.resticmanager.agent.restic;

import java.util.ArrayDeque;
import java.util.Deque;

/** What restic said on stderr, the last of it, and what it gave as the reason of its end. */
final class Words {

    private static final int MOST_LINES = 100;
    private static final int MOST_CHARS = 4_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private String verdict = "";

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) : line);
        if (line.startsWith("Fatal:")) {
            verdict = line;
        }
    }

    /** The message of an {@code exit_error}, which 0.14 does not have. */
    synchronized void addVerdict(String message) {
        add(message);
        verdict = message;
    }

    synchronized String all() {
        return String.join("\n", lines);
    }

    /** The reason that restic gave; its last line when it gave none. */
    synchronized String verdict() {
        return !verdict.isEmpty() || lines.isEmpty() ? verdict : lines.getLast();
    }
}
