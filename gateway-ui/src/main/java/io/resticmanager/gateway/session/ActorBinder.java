package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.web.Callers;

/** Lets a controller's method take the {@link Actor}: who is signed in or has sent an API token, and from which address they ask. */
@Singleton
final class ActorBinder implements TypedRequestArgumentBinder<Actor> {

    private final Callers callers;

    ActorBinder(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Argument<Actor> argumentType() {
        return Argument.of(Actor.class);
    }

    @Override
    public BindingResult<Actor> bind(ArgumentConversionContext<Actor> context, HttpRequest<?> request) {
        var actor = SignedIn.of(request).map(session -> session.actor(callers.address(request)))
                .or(() -> bearer(request));
        return () -> actor;
    }

    private Optional<Actor> bearer(HttpRequest<?> request) {
        return Bearer.of(request).map(bearer -> bearer.actor(callers.address(request)));
    }
}
