package io.resticmanager.platform.secret;

import io.resticmanager.contracts.rpc.Problem;

/** A sealed field does not open: sealed to an earlier key, or moved here from another request. The asker may try once more. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final Problem PROBLEM = Problem.of(409, "stale-key", "Sealed to another key",
            "The secret was sealed to a key that this service no longer has. Ask for the key and try again.");

    SealBroken(Throwable cause) {
        super("a sealed field does not open", cause);
    }

    /** Whether the answering service could not open what was sealed to it. */
    public static boolean isIn(Problem problem) {
        return problem.type().equals(PROBLEM.type());
    }
}
