package io.resticmanager.gateway.restore;

import java.util.Objects;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;

/** Who looks into a snapshot, and about which wizard; the API has none. */
public record Asker(Actor actor, String wizard) {

    private static final String NONE = "api";

    public static Asker ofTheApi(Actor actor) {
        return new Asker(actor, NONE);
    }

    /** What is kept for one user no other is shown. */
    String owner() {
        return Objects.requireNonNullElse(actor.userId(), actor.name());
    }

    /**
     * The hub asks the same; but what is kept here it never hears of.
     *
     * @throws ProblemException 403 for who may not look into this snapshot at all, or not through another host
     */
    void mayLook(Where where) {
        var needed = where.forHost() == null ? Role.operator : Role.admin;
        Allowed.check(actor, needed);
    }
}
