package io.resticmanager.gateway.user;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;

/** Who may do what with people. */
public final class Rights {

    private Rights() {}

    /** @throws ProblemException 403 when it is no administrator who asks */
    public static void administrator(Actor actor) {
        if (!actor.role().covers(Role.admin)) {
            throw new ProblemException(Problem.forbidden(Role.admin));
        }
    }
}
