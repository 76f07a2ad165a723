package io.resticmanager.gateway.session;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;

/** What holds for signing in and staying so, as the code has it. */
@Singleton
public final class SignInRules {

    private final Cookies cookies;

    SignInRules(Cookies cookies) {
        this.cookies = cookies;
    }

    /** When a session ends by itself. */
    public record Lifetime(Duration idle, Duration longest, int most) {}

    /** How guesses are slowed down. */
    public record Slowing(int freePerAccount, Duration accountWindow, Duration longestDelay, int mostPerAddress,
            Duration addressWindow) {}

    /** How the cookies of this very request are. */
    public record CookieState(boolean secure, String session, String csrf) {}

    public Lifetime lifetime() {
        return new Lifetime(Session.IDLE, Session.LONGEST, Session.MOST);
    }

    public Slowing slowing() {
        return new Slowing(Throttle.FREE_PER_ACCOUNT, Throttle.ACCOUNT_WINDOW, Throttle.LONGEST_DELAY,
                Throttle.MOST_PER_ADDRESS, Throttle.ADDRESS_WINDOW);
    }

    public CookieState cookies(HttpRequest<?> request) {
        return new CookieState(cookies.secure(request), cookies.name(request, SessionCookie.NAME),
                cookies.name(request, CsrfSettings.COOKIE));
    }
}
