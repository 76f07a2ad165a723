package io.resticmanager.gateway.page;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
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
        complaint(actor, hostId, typed).ifPresent(wrong -> {
            throw new ProblemException(Problem.invalid(List.of(wrong)));
        });
    }

    /** What is said at the field {@code confirm}; empty when it is the name of the host. */
    Optional<FieldError> complaint(Actor actor, String hostId, String typed) {
        var name = hub.host(actor, hostId).name();
        return name.equals(typed.strip())
                ? Optional.empty()
                : Optional.of(new FieldError("confirm", "Type the host's name exactly: " + name));
    }
}
