package io.resticmanager.gateway.problem;

import java.time.Duration;
import java.util.Optional;

import io.resticmanager.contracts.rpc.Problem;
import org.jspecify.annotations.Nullable;

/** Carries an expected failure from where it is found to {@link ProblemHandler}, which answers with it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter becomes the header of that name */
    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        // Without a stack trace: this is an answer, not a bug.
        super(problem.title() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /** The header Retry-After, if there is to be one: whole seconds, rounded up, so that nobody comes a moment too early. */
    public Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(delay -> Long.toString(delay.plusMillis(999).toSeconds()));
    }
}
