package io.resticmanager.gateway.user;

import jakarta.inject.Singleton;

/**
 * Shuts every way in that a person has, or that somebody opened in their name: sessions, API tokens, and links that they made
 * with which one becomes somebody else.
 */
@Singleton
final class Remedies {

    private final SessionRevoker sessions;
    private final WaysIn ways;

    Remedies(SessionRevoker sessions, WaysIn ways) {
        this.sessions = sessions;
        this.ways = ways;
    }

    /** Part of the caller's transaction; answers what went beside sessions, as the end of a sentence of the audit log. */
    String shut(Person person) {
        sessions.revokeAll(person.id());
        return went("API tokens ended", ways.endTokens(person.id()))
                + went("links made void", ways.voidLinks(person.name()));
    }

    private static String went(String what, int many) {
        return many == 0 ? "" : ", %s: %d".formatted(what, many);
    }
}
