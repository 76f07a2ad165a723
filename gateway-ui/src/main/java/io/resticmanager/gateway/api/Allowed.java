package io.resticmanager.gateway.api;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;

/** Says no before what was sent is read, so that nobody mends a request that is refused all the same. The service judges again. */
final class Allowed {

    private Allowed() {}

    /** @throws ProblemException 403 when the role of the actor does not cover this one */
    static void check(Actor actor, Role needed) {
        if (!actor.role().covers(needed)) {
            throw new ProblemException(Problem.forbidden(needed));
        }
    }
}
