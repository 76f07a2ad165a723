package io.resticmanager.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.gateway.invitation.ResetFiles;
import io.resticmanager.gateway.invitation.ResetFiles.Answer;

/** Waits for the answer of a process that may stop meanwhile, or be too old to know the question. */
record ResetAnswer(ResetFiles files, Path dataDir) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** @throws CannotStart when there will be none */
    Answer await(String id) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var answer = files.answered(id);
        while (answer.isEmpty()) {
            if (!DataDirLock.isHeld(dataDir)) {
                files.withdraw();
                throw new CannotStart(ExitCode.FAILED, "restic-manager stopped meanwhile: ask again once it runs");
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                files.withdraw();
                throw new CannotStart(ExitCode.FAILED, "restic-manager does not answer: it is another version, runs "
                        + "as another user, or was asked for another reset at the same moment; use its own command, "
                        + "as its user, and try again");
            }
            Thread.sleep(LOOK);
            answer = files.answered(id);
        }
        return answer.orElseThrow();
    }
}
