package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.SnapshotView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** A host's snapshots, and what becomes of those that no job explains. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class SnapshotPages {

    private static final int ROWS = 100;

    private final Jobs jobs;
    private final HostPages pages;

    SnapshotPages(Jobs jobs, HostPages pages) {
        this.jobs = jobs;
        this.pages = pages;
    }

    @Get("/hosts/{id}/snapshots")
    ModelAndView<Map<String, Object>> snapshots(Actor actor, String id, @QueryValue @Nullable String cursor) {
        return page(actor, id, cursor, FormView.EMPTY, List.of());
    }

    /** Again, after one of its forms was refused; {@code chosen} are the ids that were marked to be compared. */
    ModelAndView<Map<String, Object>> again(Actor actor, String id, FormView form, List<String> chosen) {
        return page(actor, id, Typed.orNull(form.value("cursor")), form, chosen);
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, @Nullable String cursor, FormView form,
            List<String> chosen) {
        var page = jobs.snapshots(actor, id, ROWS, cursor);
        var model = new HashMap<String, @Nullable Object>();
        model.put("host", pages.host(actor, id));
        model.put("snapshots", page.items().stream()
                .map(snapshot -> new SnapshotView(snapshot, page.unexplained().contains(snapshot.id()),
                        page.accepted() != null && page.accepted().contains(snapshot.id())))
                .toList());
        model.put("unexplained", page.unexplained());
        model.put("total", page.total());
        model.put("reportedAt", page.reportedAt());
        model.put("next", page.nextCursor());
        model.put("cursor", cursor);
        model.put("form", form);
        model.put("chosen", chosen);
        return Views.view("hosts/snapshots", model);
    }

    /** Ids with commas: those that stood on the page, and none that came since. */
    @Post("/hosts/{id}/snapshots/accept")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> accept(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> form) {
        var sent = Sent.of(form);
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            var ids = Typed.words(sent.once().value("ids"));
            if (ids.isEmpty()) {
                throw new ProblemException(Problem.invalid("ids", "Say which snapshots."));
            }
            jobs.accept(actor, new JobsRpc.Accept(id, ids));
            return Addresses.to(Addresses.snapshots(id));
        }, again -> again(actor, id, again, List.of()));
    }
}
