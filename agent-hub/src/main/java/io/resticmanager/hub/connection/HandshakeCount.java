package io.resticmanager.hub.connection;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many handshakes the door has let in and sent back since the hub started, and how many it let in during the busiest second,
 * wherever that begins. The caller passes the time in, in nanoseconds that never go back.
 */
final class HandshakeCount {

    private static final long SECOND = 1_000_000_000L;

    // No longer than what the admission lets in within a second.
    private final Deque<Long> lastSecond = new ArrayDeque<>();

    private long letIn;

    private long sentBack;

    private int busiest;

    record Figures(long letIn, int busiest, long sentBack) {}

    synchronized void letIn(long now) {
        while (!lastSecond.isEmpty() && now - lastSecond.getFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        lastSecond.addLast(now);
        busiest = Math.max(busiest, lastSecond.size());
        letIn++;
    }

    synchronized void sentBack() {
        sentBack++;
    }

    synchronized Figures figures() {
        return new Figures(letIn, busiest, sentBack);
    }
}
