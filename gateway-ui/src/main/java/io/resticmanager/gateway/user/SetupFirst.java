package io.resticmanager.gateway.user;

import java.net.URI;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.web.Territory;
import org.jspecify.annotations.Nullable;

/** Until there is an account every page leads to set-up. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SetupFirst implements Ordered {

    private static final URI PAGE = URI.create("/setup");

    private final Setup setup;

    SetupFirst(Setup setup) {
        this.setup = setup;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> lead(HttpRequest<?> request) {
        return setup.open() && page(request) ? HttpResponse.seeOther(PAGE) : null;
    }

    private static boolean page(HttpRequest<?> request) {
        return !request.getPath().equals(PAGE.getPath()) && !Territory.ofAssets(request)
                && Audience.of(request) != Audience.program;
    }

    // Before security, which would lead to sign-in.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() - 100;
    }
}
