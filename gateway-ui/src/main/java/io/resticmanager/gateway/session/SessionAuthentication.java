package io.resticmanager.gateway.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.resticmanager.gateway.apitoken.BearerHeader;
import io.resticmanager.gateway.apitoken.Bearers;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.web.Territory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Knows who is asking by the cookie of their session, or by the API token of their program. */
@Singleton
final class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private final Sessions sessions;
    private final Bearers bearers;
    private final ExecutorService blocking;

    SessionAuthentication(Sessions sessions, Bearers bearers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.bearers = bearers;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (Territory.ofAgents(request)) {
            return Publishers.empty();
        }
        // A token that was sent decides alone: a wrong one must not pass for whoever
        // has a cookie.
        return BearerHeader.read(request).map(token -> offTheEventLoop(() -> bearer(request, token)))
                .or(() -> SessionCookie.read(request).map(token -> offTheEventLoop(() -> resume(request, token))))
                .orElseGet(Publishers::empty);
    }

    private Publisher<Authentication> offTheEventLoop(Supplier<@Nullable Authentication> work) {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(work, blocking));
    }

    private @Nullable Authentication bearer(HttpRequest<?> request, Token token) {
        return bearers.find(request, token).map(found -> {
            found.rememberIn(request);
            return new TokenIn(found);
        }).orElse(null);
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
