package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.fleet.FleetFigures;
import io.resticmanager.gateway.fleet.FleetPart;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.fleet.FleetSource;
import io.resticmanager.gateway.fleet.Place;
import io.resticmanager.gateway.view.FleetAsked;
import io.resticmanager.gateway.view.FleetView;
import io.resticmanager.gateway.view.RowView;
import org.jspecify.annotations.Nullable;

/** The dashboard, answered from the read model alone. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class FleetPage {

    private static final int ROWS = 100;
    private static final int TAGS = 5;

    private final FleetRows rows;
    private final FleetFigures figures;
    private final FleetSource source;
    private final Clock clock;

    FleetPage(FleetRows rows, FleetFigures figures, FleetSource source, Clock clock) {
        this.rows = rows;
        this.figures = figures;
        this.source = source;
        this.clock = clock;
    }

    /** What nobody knows is told in place of the list. */
    @Get("/")
    HttpResponse<ModelAndView<Map<String, Object>>> show(@QueryValue @Nullable String q,
            @QueryValue @Nullable String tag,
            @QueryValue @Nullable String status, @QueryValue @Nullable String protection,
            @QueryValue @Nullable String sort, @QueryValue @Nullable String cursor) {
        var fleet = fleet(asked(q, tag, status, protection, sort), cursor);
        return HttpResponse.status(fleet.refused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                .body(Views.view("dashboard", Map.of("fleet", fleet)));
    }

    @Get("/fragments/fleet")
    ModelAndView<Map<String, Object>> fleet(@QueryValue @Nullable String q, @QueryValue @Nullable String tag,
            @QueryValue @Nullable String status, @QueryValue @Nullable String protection,
            @QueryValue @Nullable String sort, @QueryValue @Nullable String cursor) {
        return Views.view("fragments/fleet", Map.of("fleet", fleet(asked(q, tag, status, protection, sort), cursor)));
    }

    @Get("/fragments/hosts/{id}/row")
    ModelAndView<Map<String, Object>> row(Actor actor, String id) {
        var host = rows.find(id).orElseGet(() -> source.get(actor, id));
        return Views.view("fragments/row", Map.of("row", new RowView(host, clock.instant())));
    }

    private FleetView fleet(FleetAsked asked, @Nullable String cursor) {
        var place = Optional.ofNullable(cursor).flatMap(text -> Place.parse(asked.order(), text)).orElse(null);
        var part = asked.trouble().isEmpty()
                ? rows.page(asked.filter(), asked.order(), place, ROWS)
                : new FleetPart(List.of(), Optional.empty());
        var now = clock.instant();
        var address = Query.NONE.with("q", asked.text()).with("tag", asked.tag()).with("status", asked.status())
                .with("protection", asked.protection()).with("sort", asked.sort());
        var next = part.next().map(after -> "/" + address.with("cursor", after.text())).orElse(null);
        var fleet = figures.fleet();
        return new FleetView(fleet, figures.behind(fleet),
                part.hosts().stream().map(host -> new RowView(host, now)).toList(), next, asked, figures.tags(TAGS));
    }

    private static FleetAsked asked(@Nullable String q, @Nullable String tag, @Nullable String status,
            @Nullable String protection, @Nullable String sort) {
        return new FleetAsked(Query.text(q), Query.text(tag), Query.text(status), Query.text(protection),
                Query.text(sort));
    }
}
