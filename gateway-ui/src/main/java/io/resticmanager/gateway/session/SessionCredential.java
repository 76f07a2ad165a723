package io.resticmanager.gateway.session;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.gateway.standing.Credential;
import io.resticmanager.platform.sqlite.Ask;

/** A session that was ended while the body of a request was still on its way. */
@Singleton
final class SessionCredential implements Credential {

    @Override
    public boolean isEnded(HttpRequest<?> request, Connection connection) throws SQLException {
        var session = SignedIn.of(request);
        return session.isPresent() && Ask.first(connection, rows -> true, "SELECT 1 FROM session WHERE id = ?",
                session.get().id()).isEmpty();
    }
}
