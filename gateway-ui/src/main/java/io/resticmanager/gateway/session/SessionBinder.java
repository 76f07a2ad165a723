package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.problem.ProblemException;

/** Lets a controller's method take the {@link Session} of the request; an API token has none and is refused there. */
@Singleton
final class SessionBinder implements TypedRequestArgumentBinder<Session> {

    private static final Problem NO_SESSION = Problem.of(403, "session-required", "Not with a token",
            "This is for people who are signed in; an API token has no session.");

    @Override
    public Argument<Session> argumentType() {
        return Argument.of(Session.class);
    }

    @Override
    public BindingResult<Session> bind(ArgumentConversionContext<Session> context, HttpRequest<?> request) {
        if (Bearer.of(request).isPresent()) {
            throw new ProblemException(NO_SESSION);
        }
        Optional<Session> session = SignedIn.of(request);
        return () -> session;
    }
}
