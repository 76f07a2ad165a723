package io.resticmanager.gateway.page;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;

/** Before snapshots are deleted somebody types the name of the host, whatever the page's script made of the button. */
@Singleton
final class TypedName {

    private final Hub hub;

    TypedName(Hub hub) {
        this.hub = hub;
    }

    /** @throws ProblemException at the field {@code confirm} when it is not the name of the host */
    void mustBeThatOf(Actor actor, String hostId, String typed) {
        var name = hub.host(actor, hostId).name();
        if (!name.equals(typed.strip())) {
            throw new ProblemException(Problem.invalid("confirm", "Type the host's name exactly: " + name));
        }
    }
}
