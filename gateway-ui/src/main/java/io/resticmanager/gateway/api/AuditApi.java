package io.resticmanager.gateway.api;

import java.util.List;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditBook;
import io.resticmanager.gateway.audit.AuditCsv;
import io.resticmanager.gateway.audit.AuditFilter;
import io.resticmanager.gateway.audit.Verdict;
import io.resticmanager.gateway.audit.Verification;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.Repeated;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Who did what. For administrators: it tells where everybody signs in from. */
@Controller("/api")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AuditApi {

    private static final int AT_A_TIME = 1_000;
    private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");
    private static final List<String> FILTERS = List.of("actor", "action", "target", "host_id", "from", "to", "q",
            "cursor");

    private final AuditBook book;
    private final Verification verification;

    AuditApi(AuditBook book, Verification verification) {
        this.book = book;
        this.verification = verification;
    }

    @Get("/audit")
    Items<AuditAnswer> list(HttpRequest<?> request, Actor actor, @QueryValue @Nullable Integer limit) {
        Allowed.check(actor, Role.admin);
        var filter = filter(request);
        var paging = Paging.of(limit, Typed.orNull(request.getParameters().get("cursor")));
        var page = book.page(filter, paging.cursor(), paging.limit());
        return new Items<>(page.rows().stream().map(AuditAnswer::of).toList(), page.next());
    }

    /** All that the filter lets through, streamed. */
    @Get("/audit.csv")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    StreamedFile csv(HttpRequest<?> request, Actor actor) {
        Allowed.check(actor, Role.admin);
        var filter = filter(request);
        return new StreamedFile(new AuditCsv(cursor -> book.page(filter, cursor, AT_A_TIME)), CSV).attach("audit.csv");
    }

    /** Reads the whole log. */
    @Get("/audit/verify")
    Verdict verify(Actor actor) {
        Allowed.check(actor, Role.admin);
        return verification.verify();
    }

    private static AuditFilter filter(HttpRequest<?> request) {
        var sent = request.getParameters();
        Repeated.refuse(sent, FILTERS);
        return AuditFilter.of(Typed.orNull(sent.get("actor")), Typed.orNull(sent.get("action")),
                Typed.orNull(sent.get("target")), Typed.orNull(sent.get("host_id")), Typed.orNull(sent.get("from")),
                Typed.orNull(sent.get("to")), Typed.orNull(sent.get("q")));
    }
}
