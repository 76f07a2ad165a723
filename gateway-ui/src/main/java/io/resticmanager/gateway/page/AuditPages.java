package io.resticmanager.gateway.page;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micronaut.http.HttpRequest;
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
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditBook;
import io.resticmanager.gateway.audit.AuditPage;
import io.resticmanager.gateway.audit.AuditRow;
import io.resticmanager.gateway.audit.Verification;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.view.AuditAsked;
import io.resticmanager.gateway.view.AuditRowView;
import io.resticmanager.gateway.view.AuditView;
import org.jspecify.annotations.Nullable;

/** Who did what, for administrators. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class AuditPages {

    private static final int ROWS = 50;
    private static final int REFUSED = 422;
    private static final AuditPage NOTHING = new AuditPage(List.of(), null, null);

    private final AuditBook book;
    private final Verification verification;
    private final FleetNames names;
    private final Clock clock;

    AuditPages(AuditBook book, Verification verification, FleetNames names, Clock clock) {
        this.book = book;
        this.verification = verification;
        this.names = names;
        this.clock = clock;
    }

    /** @param verify whether to go through the whole log, for browsers without script */
    @Get("/audit")
    HttpResponse<ModelAndView<Map<String, Object>>> list(HttpRequest<?> request, Actor actor,
            @QueryValue @Nullable String verify) {
        Allowed.check(actor, Role.admin);
        var list = read(request);
        var model = new HashMap<String, @Nullable Object>();
        model.put("list", list);
        model.put("verdict", verify == null ? null : verification.verify());
        return HttpResponse.status(HttpStatus.valueOf(list.status())).body(Views.view("audit/list", model));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/audit")
    HttpResponse<ModelAndView<Map<String, Object>>> part(HttpRequest<?> request, Actor actor) {
        Allowed.check(actor, Role.admin);
        var list = read(request);
        return HttpResponse.ok(Views.view("fragments/audit", Map.of("list", list)))
                .header("HX-Push-Url", Addresses.AUDIT + list.place().here());
    }

    @Get("/fragments/audit/verify")
    ModelAndView<Map<String, Object>> verify(Actor actor) {
        Allowed.check(actor, Role.admin);
        return Views.view("fragments/audit-verdict", Map.of("verdict", verification.verify()));
    }

    private AuditView read(HttpRequest<?> request) {
        var asked = AuditQuery.from(request.getParameters());
        try {
            var filter = asked.filter(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            return view(asked, book.page(filter, asked.cursor(), ROWS), null);
        } catch (ProblemException refused) {
            if (refused.problem().status() != REFUSED) {
                throw refused;
            }
            return view(asked, NOTHING, refused.problem());
        }
    }

    private AuditView view(AuditQuery asked, AuditPage page, @Nullable Problem problem) {
        var called = names.of(page.rows().stream().flatMap(AuditPages::hosts).collect(Collectors.toSet()));
        var rows = page.rows().stream().map(row -> new AuditRowView(row, called)).toList();
        var filter = new AuditAsked(asked.actor(), asked.action(), asked.period(), asked.q(), book.actors(),
                book.actions());
        return new AuditView(filter, rows, book.extent(),
                asked.place(clock.instant().truncatedTo(ChronoUnit.SECONDS), page.next()), page.back(), problem);
    }

    private static Stream<String> hosts(AuditRow row) {
        var act = row.act();
        return Stream.of(Stream.ofNullable(act.hostId()), Stream.of(act.target().id()),
                Stream.of(act.actor().replaceFirst("^agent:", ""))).flatMap(ids -> ids);
    }
}
