package io.resticmanager.gateway.session;

import io.micronaut.http.HttpRequest;

/**
 * What an open page asks for by itself. Nobody need be there, so it does not keep a session in use: a page that was left open
 * would never be signed out. Pages say so themselves, in a header that can only shorten a session.
 */
final class Unattended {

    static final String HEADER = "X-Unattended";

    private Unattended() {}

    /** A browser can send no header of ours with a socket, and opens it again by itself. */
    static boolean is(HttpRequest<?> request) {
        return request.getHeaders().contains(HEADER) || request.getPath().equals("/live");
    }
}
