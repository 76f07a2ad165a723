package io.resticmanager.gateway.session;

import java.time.temporal.TemporalAmount;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.csrf.CsrfConfiguration;

/**
 * How the library makes and checks its tokens. The name of the cookie stands here without its prefix, which
 * {@link Cookies} gives it over HTTPS.
 */
@Singleton
@Replaces(CsrfConfiguration.class)
final class CsrfSettings implements CsrfConfiguration {

    static final String COOKIE = "rm_csrf";
    static final String HEADER = "X-CSRF-TOKEN";
    static final String FIELD = "csrfToken";

    private final SigningKey key;

    CsrfSettings(SigningKey key) {
        this.key = key;
    }

    @Override
    public String getSecretKey() {
        return key.text();
    }

    @Override
    public int getRandomValueSize() {
        return 16;
    }

    @Override
    public String getHeaderName() {
        return HEADER;
    }

    @Override
    public String getHttpSessionName() {
        return FIELD;
    }

    @Override
    public String getFieldName() {
        return FIELD;
    }

    @Override
    public String getCookieName() {
        return COOKIE;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public Optional<String> getCookieDomain() {
        return Optional.empty();
    }

    @Override
    public Optional<String> getCookiePath() {
        return Optional.of("/");
    }

    @Override
    public Optional<Boolean> isCookieHttpOnly() {
        return Optional.of(true);
    }

    @Override
    public Optional<Boolean> isCookieSecure() {
        return Optional.empty();
    }

    @Override
    public Optional<TemporalAmount> getCookieMaxAge() {
        return Optional.of(Session.LONGEST);
    }

    @Override
    public Optional<SameSite> getCookieSameSite() {
        return Optional.of(SameSite.Lax);
    }
}
