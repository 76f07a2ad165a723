package io.resticmanager.tests.fleet;

/** How much a backup says. @param perSecond evenly, in steps of 10 ms; 0 for as fast as all of it is kept */
public record Talk(int lines, int perSecond) {

    static final int STEP_MS = 10;

    /** As fast as all of it is kept: a log that is written faster than that has a word for what is missing instead. */
    public static Talk atOnce(int lines) {
        return new Talk(lines, 0);
    }

    int perStep() {
        return perSecond * STEP_MS / 1_000;
    }
}
