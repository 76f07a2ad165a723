package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.csrf.generator.CsrfTokenGenerator;
import io.micronaut.security.csrf.validator.CsrfTokenValidator;

/** The token that a form or a script of our pages sends along; it is bound to the session that is in force. */
@Singleton
public final class CsrfTokens {

    private static final String FRESH = "rm.csrf.fresh";

    private final CsrfTokenGenerator<HttpRequest<?>> generator;
    private final CsrfTokenValidator<HttpRequest<?>> validator;
    private final Cookies cookies;

    CsrfTokens(CsrfTokenGenerator<HttpRequest<?>> generator, CsrfTokenValidator<HttpRequest<?>> validator,
            Cookies cookies) {
        this.generator = generator;
        this.validator = validator;
        this.cookies = cookies;
    }

    /** The token to put into a page; a new one comes with its cookie, which {@link CsrfCookie} adds to the answer. */
    public String of(HttpRequest<?> request) {
        return fresh(request).or(() -> sent(request)).orElseGet(() -> renew(request));
    }

    /** A new token, for the session that the request has just got. */
    String renew(HttpRequest<?> request) {
        var token = generator.generateCsrfToken(request);
        request.setAttribute(FRESH, token);
        return token;
    }

    boolean valid(HttpRequest<?> request, String token) {
        return validator.validateCsrfToken(request, token);
    }

    Optional<Cookie> cookie(HttpRequest<?> request) {
        return fresh(request)
                .map(token -> cookies.make(request, CsrfSettings.COOKIE, token).maxAge(Session.LONGEST));
    }

    private static Optional<String> fresh(HttpRequest<?> request) {
        return request.getAttribute(FRESH, String.class);
    }

    private Optional<String> sent(HttpRequest<?> request) {
        return cookies.value(request, CsrfSettings.COOKIE).filter(token -> valid(request, token));
    }
}
