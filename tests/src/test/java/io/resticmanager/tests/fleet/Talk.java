package io.resticmanager.tests.fleet;

/** How much a backup says. @param perSecond evenly, in steps of 10 ms */
public record Talk(int lines, int perSecond) {

    static final int STEP_MS = 10;

    int perStep() {
        return perSecond * STEP_MS / 1_000;
    }
}
