package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.gateway.fleet.FleetFilter;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.fleet.Order;
import io.resticmanager.gateway.view.HostView;
import org.jspecify.annotations.Nullable;

/** What the palette <em>Find a host</em> lists while something is typed into it: the first hosts by name that match. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class FindPage {

    private static final int LISTED = 8;

    private final FleetRows rows;
    private final Clock clock;

    FindPage(FleetRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Get("/fragments/find")
    ModelAndView<Map<String, Object>> find(@QueryValue @Nullable String q) {
        var filter = new FleetFilter(Query.text(q), null, null, null, false);
        var found = rows.page(filter, Order.name, null, LISTED);
        var now = clock.instant();
        return Views.view("fragments/find", Map.of(
                "hosts", found.hosts().stream().map(FleetHost::host).map(host -> new HostView(host, now)).toList(),
                "more", found.next().isPresent(), "asked", filter.text() == null ? "" : filter.text()));
    }
}
