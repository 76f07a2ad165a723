package io.resticmanager.gateway.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;

/** The session of a request, in the form the security filter asks for. */
record SignedIn(Session session) implements Authentication {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "rm.session";

    @Override
    public String getName() {
        return session.userName();
    }

    @Override
    public Collection<String> getRoles() {
        return List.of(session.role().name());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    void rememberIn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, session);
    }

    static Optional<Session> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Session.class);
    }

    static void forget(HttpRequest<?> request) {
        request.removeAttribute(ATTRIBUTE, Session.class);
    }
}
