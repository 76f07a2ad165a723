package io.resticmanager.gateway.restore;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.restore.WizardDesk.Person;
import io.resticmanager.gateway.restore.WizardDesk.Press;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.view.FormView;

/** The buttons of the tree: a folder is opened and closed, paths are chosen, names are looked for. */
@Controller("/hosts/{id}/restore/{wizard}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RoleFirst(Role.operator)
final class WizardActs {

    private static final int MOST_FOUND = 200;

    private final WizardDesk desk;
    private final WizardModels models;
    private final Tree tree;
    private final Browser browser;

    WizardActs(WizardDesk desk, WizardModels models, Tree tree, Browser browser) {
        this.desk = desk;
        this.models = models;
        this.tree = tree;
        this.browser = browser;
    }

    @Post("/open")
    HttpResponse<?> open(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> {
            press.wizard().open(press.path(), Wizard.ROWS);
            return piece(press, "restore/part-row", "row", tree.row(press.tree(), press.path()));
        });
    }

    @Post("/close")
    HttpResponse<?> close(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> {
            press.wizard().close(press.path());
            return piece(press, "restore/part-row", "row", tree.row(press.tree(), press.path()));
        });
    }

    /** Fetches an open folder; what goes wrong stands in its place. */
    @Post("/folder")
    HttpResponse<?> folder(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> piece(press,
                "restore/part-folder", "folder", tree.listed(press.tree(), press.path())));
    }

    /** The rows of a folder after this one. */
    @Post("/more")
    HttpResponse<?> more(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> {
            var from = press.wizard().open().getOrDefault(press.path(), Wizard.ROWS);
            var rows = tree.rows(press.tree(), press.path(), from, Wizard.ROWS);
            press.wizard().open(press.path(), from + Wizard.ROWS);
            return piece(press, "restore/part-rows", "folder", rows);
        });
    }

    /** {@code choice} is a plus or a minus and the path. */
    @Post("/choose")
    HttpResponse<?> choose(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> {
            var choice = press.field("choice");
            var path = SnapshotPath.decoded(choice.isEmpty() ? "" : choice.substring(1));
            return changed(press, Choosing.of(browser, press.tree(), path, choice.startsWith("+")));
        });
    }

    @Post("/clear")
    HttpResponse<?> clear(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form,
                press -> changed(press, _ -> Selection.NOTHING));
    }

    @Post("/find")
    HttpResponse<?> find(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.part(request, new Person(actor, session), id, wizard, form, press -> {
            var typed = press.field("q");
            press.wizard().found(typed.isBlank()
                    ? null
                    : browser.find(press.tree().asker(), press.tree().where(), typed, MOST_FOUND));
            return part(press, "restore/part-found", "none", "");
        });
    }

    private ModelAndView<Map<String, Object>> changed(Press press, UnaryOperator<Selection> choice) {
        var change = press.wizard().choose(choice);
        return part(press, "restore/part-chosen", "changed", tree.changed(press.tree(), change));
    }

    // Of the tree alone, which needs nothing else of the page.
    private static ModelAndView<Map<String, Object>> piece(Press press, String name, String key, Object value) {
        return new ModelAndView<>(name, Map.of("view", WizardModels.frame(press.host(), press.wish()), key, value));
    }

    private ModelAndView<Map<String, Object>> part(Press press, String name, String key, Object value) {
        var view = models.view(press.actor(), press.host(), press.wizard(), press.wish(), false);
        return new ModelAndView<>(name, Map.of("view", view, "form", FormView.EMPTY, "moved", false, key, value));
    }
}
