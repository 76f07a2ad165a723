package io.resticmanager.gateway.session;

import java.lang.annotation.Annotation;
import java.util.Optional;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Holds {@link RoleFirst} and {@link PasswordFirst}. A person without scripts gets a page that asks and then sends the form on; others are refused. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PasswordGuard implements Ordered {

    private final Confirmations confirmations;
    private final PasswordPage page;

    PasswordGuard(Confirmations confirmations, PasswordPage page) {
        this.confirmations = confirmations;
        this.page = page;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        // A page tells a person where the form is.
        if (Audience.of(request) != Audience.person) {
            wanted(request, RoleFirst.class).ifPresent(needed -> hold(request, needed));
        }
        return wanted(request, PasswordFirst.class).map(needed -> check(request, needed)).orElse(null);
    }

    private static void hold(HttpRequest<?> request, Role needed) {
        if (role(request).filter(role -> role.covers(needed)).isEmpty()) {
            throw new ProblemException(Problem.forbidden(needed));
        }
    }

    private @Nullable HttpResponse<?> check(HttpRequest<?> request, Role needed) {
        hold(request, needed);
        if (confirmations.recent(request)) {
            return null;
        }
        if (Audience.of(request) == Audience.person) {
            return page.ask(request);
        }
        confirmations.require(request);
        return null;
    }

    private static Optional<Role> wanted(HttpRequest<?> request, Class<? extends Annotation> mark) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().enumValue(mark, Role.class));
    }

    private static Optional<Role> role(HttpRequest<?> request) {
        return Bearer.of(request).map(Bearer::role).or(() -> SignedIn.of(request).map(Session::role));
    }

    // After the guard against forged forms.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() + 200;
    }
}
