package io.resticmanager.gateway.audit;

import io.resticmanager.contracts.rpc.Actor;

/**
 * Writes down what somebody did here, as part of the transaction in which it was done, so that there is no act without its row and no row
 * without its act (product.md 11). {@code details} are for people and never hold a secret.
 */
public interface AuditLog {

    /** How an act ended, as {@code audit.recorded} says it. */
    enum Result {
        ok, refused, failed
    }

    /** @param action a noun and a verb, as in {@code user.create} */
    void record(Actor actor, String action, Target target, String details, Result result);

    /** What it was done to; {@code kind} is one of user, invitation, session, api_token, host and so on. */
    record Target(String kind, String id) {}
}
