package io.resticmanager.gateway.fake;

import java.util.Map;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;

/** A bug, to see what becomes of one. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
@Requires(property = "test.broken-route")
final class BrokenRoute {

    static final String INTERNALS = "password=hunter2 in /etc/secret";

    @Get(uris = {"/api/broken", "/broken"})
    String broken() {
        throw new IllegalStateException(INTERNALS);
    }

    @Get("/broken-view")
    ModelAndView<Map<String, Object>> brokenView() {
        return new ModelAndView<>("broken", Map.of());
    }
}
