package io.resticmanager.agent.restic;

import java.util.Arrays;

/** What restic's exit code means; 10 to 12 exist since 0.17, before that everything was 1. */
enum ResticExit {
    SUCCESS(0), FAILED(1), INCOMPLETE(3), REPOSITORY_MISSING(10), REPOSITORY_LOCKED(11), WRONG_PASSWORD(12),
    /** SIGINT, SIGKILL and SIGTERM, as a JVM reports them. */
    INTERRUPTED(130), KILLED(137), TERMINATED(143);

    private final int code;

    ResticExit(int code) {
        this.code = code;
    }

    /** A code that we do not know is a failure: a newer restic may add some. */
    static ResticExit of(int code) {
        return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst().orElse(FAILED);
    }

    boolean snapshotMade() {
        return this == SUCCESS || this == INCOMPLETE;
    }
}
