package io.resticmanager.gateway.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.web.Territory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Knows who is asking by the cookie of their session. */
@Singleton
final class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final ExecutorService blocking;

    SessionAuthentication(Sessions sessions, SessionCookie cookie,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return cookie.read(request).filter(_ -> !Territory.ofAgents(request))
                .map(token -> resumeOffTheEventLoop(request, token))
                .orElseGet(Publishers::empty);
    }

    private Publisher<Authentication> resumeOffTheEventLoop(HttpRequest<?> request, Token token) {
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(() -> resume(request, token), blocking));
    }

    private @Nullable Authentication resume(HttpRequest<?> request, Token token) {
        var session = Unattended.is(request) ? sessions.find(token) : sessions.resume(token);
        return session.map(found -> {
            var signedIn = new SignedIn(found);
            signedIn.rememberIn(request);
            return signedIn;
        }).orElse(null);
    }
}
