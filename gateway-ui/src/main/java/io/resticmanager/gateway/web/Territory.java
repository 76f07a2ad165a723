package io.resticmanager.gateway.web;

import io.micronaut.http.HttpRequest;

/** Whose ground a request is on. In the single JVM the hub's routes are served beside ours, and ours keep off them. */
public final class Territory {

    private Territory() {}

    /** What endpoints talk to: no cookie, no form, no page. */
    public static boolean ofAgents(HttpRequest<?> request) {
        var path = request.getPath();
        return path.startsWith("/agent/") || path.startsWith("/install/");
    }

    public static boolean ofAssets(HttpRequest<?> request) {
        var path = request.getPath();
        return path.startsWith("/static/") || path.startsWith("/webjars/");
    }
}
