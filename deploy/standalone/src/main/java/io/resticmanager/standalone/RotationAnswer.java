package io.resticmanager.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.platform.secret.RotationFiles;
import io.resticmanager.platform.secret.RotationFiles.Answer;

/** Waits for the answer of a process that may stop meanwhile, or be too old to know the question. */
record RotationAnswer(RotationFiles files, Path dataDir) {

    private static final Duration TO_BE_NOTICED = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** @throws CannotStart when there will be none */
    Answer await(String id) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var answer = files.answered(id);
        while (answer.filter(RotationAnswer::isOver).isEmpty()) {
            if (!DataDirLock.isHeld(dataDir)) {
                throw new CannotStart(ExitCode.FAILED,
                        "restic-manager stopped meanwhile; the keys are rotated as soon as it starts again");
            }
            if (answer.isEmpty() && System.nanoTime() - begin > TO_BE_NOTICED.toNanos()) {
                files.withdraw();
                throw new CannotStart(ExitCode.FAILED, "restic-manager does not answer: it is another version, "
                        + "or runs as another user; use its own command, as its user");
            }
            Thread.sleep(LOOK);
            answer = files.answered(id);
        }
        return answer.orElseThrow();
    }

    private static boolean isOver(Answer answer) {
        return answer.problem() != null || answer.outcome() != null;
    }
}
