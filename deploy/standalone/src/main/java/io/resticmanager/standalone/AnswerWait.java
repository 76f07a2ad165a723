package io.resticmanager.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

import io.resticmanager.platform.errand.Errand;

/**
 * Waits for the answer of a process that may stop meanwhile, or be too old to know the question.
 *
 * @param isOver false for an answer after which another one comes
 * @param waits whether the request stays for the next start when the process stops
 * @param stopped what to say of a process that stopped
 */
record AnswerWait<A extends Errand.Part>(Errand<?, A> errand, Predicate<A> isOver, boolean waits, String stopped) {

    private static final Duration TO_BE_NOTICED = Duration.ofSeconds(30);
    // So long only while the process says that it is at it.
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String SILENT = "restic-manager does not answer: it is another version, runs as another user, "
            + "or was asked the same by somebody else at this moment; use its own command, as its user, and try again";

    /** @throws CannotStart when there will be none */
    A await(String id) throws Exception {
        var begin = System.nanoTime();
        return Polling.until("the answer", LONGEST, () -> look(id, begin));
    }

    private Optional<A> look(String id, long begin) throws IOException {
        // In this order: what is answered just before a stop counts.
        var isHeld = DataDirLock.isHeld(errand.dataDir());
        var answer = errand.answered(id);
        if (answer.filter(isOver).isPresent()) {
            return answer;
        }
        if (!isHeld) {
            throw over(!waits, stopped);
        }
        if (answer.isEmpty() && System.nanoTime() - begin > TO_BE_NOTICED.toNanos()) {
            throw over(true, SILENT);
        }
        return Optional.empty();
    }

    private CannotStart over(boolean withdrawn, String why) throws IOException {
        if (withdrawn) {
            errand.withdraw();
        }
        return new CannotStart(ExitCode.FAILED, why);
    }
}
