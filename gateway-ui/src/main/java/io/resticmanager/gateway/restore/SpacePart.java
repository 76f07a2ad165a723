package io.resticmanager.gateway.restore;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.Session;
import org.jspecify.annotations.Nullable;

/** How much is free where the files go. The page asks for it by itself, as an agent may take its time. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class SpacePart {

    private final WizardPage page;
    private final Wizards wizards;
    private final WizardModels models;
    private final Browser browser;

    SpacePart(WizardPage page, Wizards wizards, WizardModels models, Browser browser) {
        this.page = page;
        this.wizards = wizards;
        this.models = models;
        this.browser = browser;
    }

    /** Nothing, where the wizard is gone or not that far. */
    @Get("/fragments/hosts/{id}/restore/{wizard}/space")
    HttpResponse<?> space(HttpRequest<?> request, Actor actor, Session session, String id, String wizard) {
        var host = page.host(actor, id);
        var wish = Wish.of(request).by(wizard);
        var there = wizards.find(session, id, wizard).filter(one -> !one.selection().isEmpty());
        if (there.isEmpty()) {
            return HttpResponse.noContent();
        }
        var target = models.view(actor, host, there.get(), wish, false).target();
        if (target == null || target.target() == null) {
            return HttpResponse.noContent();
        }
        var space = space(new Asker(actor, wizard), target.target(), target.need(), there.get());
        return HttpResponse.ok(new ModelAndView<>("restore/part-space", Map.of("space", space)));
    }

    private SpaceView space(Asker asker, Target target, Need need, Wizard wizard) {
        try {
            var probed = browser.space(asker, target.host().id(), where(target, wizard.selection()));
            if (!target.inPlace() && probed.path() != null) {
                wizard.below(target.host().id(), probed.path());
            }
            return new SpaceView(target.host().name(), need, probed.path(), probed.freeBytes(), null);
        } catch (ProblemException refused) {
            return new SpaceView(target.host().name(), need, null, null, refused.problem());
        }
    }

    // In place it is the file system of what is put back; null is the restore
    // directory.
    private static @Nullable String where(Target target, Selection selection) {
        return target.inPlace() && !target.host().os().equals("windows")
                ? SnapshotPath.common(selection.paths())
                : null;
    }
}
