package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

/** Lets a controller's method take the {@link Session} of the request. */
@Singleton
final class SessionBinder implements TypedRequestArgumentBinder<Session> {

    @Override
    public Argument<Session> argumentType() {
        return Argument.of(Session.class);
    }

    @Override
    public BindingResult<Session> bind(ArgumentConversionContext<Session> context, HttpRequest<?> request) {
        Optional<Session> session = SignedIn.of(request);
        return () -> session;
    }
}
