package io.resticmanager.gateway.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Who reads an answer: a program, a page that htmx is about to change, or a person whose browser opens a page. */
public enum Audience {
    program, fragment, person;

    /** Under {@code /api}, {@code /agent} and {@code /install} programs read; elsewhere the headers tell. */
    public static Audience of(HttpRequest<?> request) {
        var path = request.getPath();
        if (path.startsWith("/api/") || path.startsWith("/agent/") || path.startsWith("/install/")) {
            return program;
        }
        if (request.getHeaders().names().isEmpty()) {
            // Its address was so long that nothing after it was read: that is pasted into a
            // browser, or a program that reads the status.
            return person;
        }
        if (request.getHeaders().contains("HX-Request")) {
            return fragment;
        }
        return request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals) ? person : program;
    }
}
