package io.resticmanager.gateway.access;

import io.resticmanager.gateway.session.OpenSession;
import io.resticmanager.gateway.view.Browser;

/** Where somebody is signed in; {@code current} marks the browser that asks. */
public record SessionView(OpenSession session, boolean current) {

    /** As in {@code Firefox on Linux}; what the browser said where that is not known. */
    public String browser() {
        return Browser.of(session.userAgent());
    }
}
