package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.csrf.repository.CookieCsrfTokenRepository;
import io.micronaut.security.csrf.repository.CsrfTokenRepository;

/** Where the library finds the token to compare with: the cookie under the name that it has for this request. */
@Singleton
@Replaces(CookieCsrfTokenRepository.class)
final class CsrfCookieRead implements CsrfTokenRepository<HttpRequest<?>> {

    private final Cookies cookies;

    CsrfCookieRead(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Optional<String> findCsrfToken(HttpRequest<?> request) {
        return cookies.value(request, CsrfSettings.COOKIE);
    }
}
