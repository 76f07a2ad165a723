package io.resticmanager.platform.testkit;

/**
 * A request to an HTTP API and its answer. {@code target} is path and query as they were sent; a body that was not there is empty.
 */
public record Exchange(String method, String target, String asked, int status, String contentType, String answered) {

    String path() {
        return target.split("\\?", 2)[0];
    }

    boolean wentWell() {
        return status >= 200 && status < 300;
    }
}
