package io.resticmanager.gateway.apitoken;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.gateway.standing.Credential;
import io.resticmanager.platform.sqlite.Ask;

/** An API token that was revoked while the body of a request was still on its way. */
@Singleton
final class TokenCredential implements Credential {

    @Override
    public boolean isEnded(HttpRequest<?> request, Connection connection) throws SQLException {
        var bearer = Bearer.of(request);
        return bearer.isPresent() && Ask.first(connection, rows -> true, "SELECT 1 FROM api_token WHERE id = ?",
                bearer.get().tokenId()).isEmpty();
    }
}
