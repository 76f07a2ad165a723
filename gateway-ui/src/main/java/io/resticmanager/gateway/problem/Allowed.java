package io.resticmanager.gateway.problem;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;

/** Says no before what was sent is read, so that nobody mends a request that is refused all the same. The service judges again. */
public final class Allowed {

    private Allowed() {}

    /** @throws ProblemException 403 when the role of the actor does not cover this one */
    public static void check(Actor actor, Role needed) {
        if (!actor.role().covers(needed)) {
            throw new ProblemException(Problem.forbidden(needed));
        }
    }
}
