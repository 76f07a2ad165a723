package io.resticmanager.gateway.page;

import java.util.Collection;
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
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.page.JobParts.Wanted;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.DiffView;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** What changed from one snapshot to another. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class DiffPages {

    // restic's short id; a shorter one is too likely to mean two.
    private static final String ID = "[0-9a-f]{8,64}";

    private final DiffJobs diffs;
    private final JobParts parts;
    private final HostPages pages;
    private final SnapshotPages snapshots;
    private final NextSteps steps;

    DiffPages(DiffJobs diffs, JobParts parts, HostPages pages, SnapshotPages snapshots, NextSteps steps) {
        this.diffs = diffs;
        this.parts = parts;
        this.pages = pages;
        this.snapshots = snapshots;
        this.steps = steps;
    }

    /** Without two snapshots it leads to where they are chosen. */
    @Get("/hosts/{id}/diff")
    HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id, @QueryValue @Nullable String a,
            @QueryValue @Nullable String b, @QueryValue @Nullable String only, @QueryValue @Nullable String find,
            @QueryValue(defaultValue = "0") long after) {
        if (a == null && b == null) {
            return Addresses.to(Addresses.snapshots(id));
        }
        var wanted = new Wanted(Typed.orNull(only), Typed.orNull(find), Math.max(0, after));
        return FormAnswers.answerPerson(request, Map.of(),
                () -> HttpResponse.ok(page(actor, id, pair(a, b), wanted, FormView.EMPTY)),
                again -> snapshots.again(actor, id, again, List.of(Typed.text(a), Typed.text(b))));
    }

    @Get("/fragments/hosts/{id}/diff")
    ModelAndView<Map<String, Object>> part(Actor actor, String id, @QueryValue @Nullable String a,
            @QueryValue @Nullable String b) {
        return Views.view("fragments/diff", Map.of("diff", diff(actor, id, pair(a, b), Wanted.ALL)));
    }

    /**
     * Compares what was chosen: two snapshots under the name {@code s}, the newer one first, as in the list. A choice that can not
     * be compared leads back to the list with what was marked, an order that is refused to the page of the pair.
     */
    @Post("/hosts/{id}/diff")
    @RoleFirst(Role.operator)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> compare(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> form) {
        var chosen = chosen(form.get("s"));
        return FormAnswers.answerPerson(request, Sent.of(form).shown("cursor"), () -> {
            var pair = pair(chosen);
            return FormAnswers.answerPerson(request, Map.of(), () -> started(actor, id, pair),
                    again -> page(actor, id, pair, Wanted.ALL, again));
        }, again -> snapshots.again(actor, id, again, chosen));
    }

    private HttpResponse<?> started(Actor actor, String id, Pair pair) {
        diffs.start(actor, id, pair.a(), pair.b());
        return Addresses.to(Addresses.diff(id, pair.a(), pair.b()));
    }

    private static List<String> chosen(@Nullable Object marked) {
        var all = marked instanceof Collection<?> many ? many : marked == null ? List.of() : List.of(marked);
        return all.stream().map(String::valueOf).toList();
    }

    private static Pair pair(List<String> chosen) {
        if (chosen.size() != 2) {
            throw new ProblemException(Problem.invalid("s", "Choose two snapshots to compare."));
        }
        return pair(chosen.getLast(), chosen.getFirst());
    }

    private record Pair(String a, String b) {}

    private static Pair pair(@Nullable String a, @Nullable String b) {
        return new Pair(id("a", a), id("b", b));
    }

    private static String id(String name, @Nullable String typed) {
        var id = Typed.text(typed).strip();
        if (!id.matches(ID)) {
            throw new ProblemException(Problem.invalid(name, "A snapshot is named by 8 to 64 digits of its id."));
        }
        return id;
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, Pair pair, Wanted wanted, FormView form) {
        var host = pages.host(actor, id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("diff", diff(actor, id, pair, wanted));
        model.put("host", host);
        model.put("form", form);
        model.put("step", form.problem() == null
                ? null
                : steps.after(actor, host, JobKind.diff, form.problem()).orElse(null));
        return Views.view("hosts/diff", model);
    }

    private DiffView diff(Actor actor, String hostId, Pair pair, Wanted wanted) {
        var query = Query.NONE.with("a", pair.a()).with("b", pair.b());
        var job = diffs.of(actor, hostId, pair.a(), pair.b()).map(found -> parts.view(actor, found)).orElse(null);
        return new DiffView(hostId, pair.a(), pair.b(), job,
                job == null ? null : parts.found(actor, job, wanted, query));
    }
}
