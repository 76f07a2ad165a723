package io.resticmanager.platform.rpc;

import java.time.Duration;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Rpc;

/** The problems that the way to a service can have, beside those that the service itself answers. */
public final class Problems {

    private static final String NO_RESPONDER = "no-responder";

    private Problems() {}

    /** Nobody answers that subject: the service is down, or for {@code agent.<host>.command} the host is offline. */
    public static boolean isNoResponder(Problem problem) {
        return problem.type().endsWith(":" + NO_RESPONDER);
    }

    static Problem noResponder(Rpc<?, ?> rpc) {
        return Problem.of(503, NO_RESPONDER, "Nobody answers",
                "The service behind %s is not running just now.".formatted(rpc.subject()));
    }

    static Problem timeout(Rpc<?, ?> rpc, Duration patience) {
        return Problem.of(504, "timeout", "No answer in time",
                "%s did not answer within %.1f s.".formatted(rpc.subject(), patience.toMillis() / 1000.0));
    }

    static Problem brokerAway() {
        return Problem.of(503, "broker-away", "Not connected", "The broker is away; it is being connected to again.");
    }

    static Problem malformed(String why) {
        return Problem.of(400, "malformed", "The request can not be read", "The request is " + why + ".");
    }
}
