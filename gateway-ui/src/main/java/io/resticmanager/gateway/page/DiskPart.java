package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;

/** The banner about this server's own disk, for the pages that stand open while it fills or empties. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class DiskPart {

    @Get("/fragments/disk")
    ModelAndView<Map<String, Object>> show() {
        return Views.view("fragments/disk", Map.of());
    }
}
