package io.resticmanager.gateway.session;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.resticmanager.gateway.token.Token;

/** The cookie that holds a session's token. No script can read it and no other site can send it with a form. */
@Singleton
final class SessionCookie {

    static final String NAME = "rm_session";

    private final Cookies cookies;

    SessionCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    Optional<Token> read(HttpRequest<?> request) {
        return cookies.value(request, NAME).map(Token::new);
    }

    Cookie of(HttpRequest<?> request, Token token) {
        return cookies.make(request, NAME, token.value()).maxAge(Session.LONGEST);
    }

    Cookie none(HttpRequest<?> request) {
        return cookies.make(request, NAME, "").maxAge(Duration.ZERO);
    }
}
