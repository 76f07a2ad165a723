package io.resticmanager.gateway.standing;

import java.sql.Connection;
import java.sql.SQLException;

import io.micronaut.http.HttpRequest;

/** What a request came with: a session, or a token. */
public interface Credential {

    /** Whether the request came with one of this kind that has been ended since. */
    boolean isEnded(HttpRequest<?> request, Connection connection) throws SQLException;
}
