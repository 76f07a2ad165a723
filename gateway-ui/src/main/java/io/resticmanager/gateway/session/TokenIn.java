package io.resticmanager.gateway.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.micronaut.security.authentication.Authentication;
import io.resticmanager.gateway.apitoken.Bearer;

/** The API token of a request, in the form the security filter asks for. */
record TokenIn(Bearer bearer) implements Authentication {

    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return bearer.userName();
    }

    @Override
    public Collection<String> getRoles() {
        return List.of(bearer.role().name());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
