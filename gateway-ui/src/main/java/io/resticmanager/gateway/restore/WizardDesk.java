package io.resticmanager.gateway.restore;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;

/**
 * Answers the wizard's buttons: htmx gets the part that changed, a browser the page. A wizard that is forgotten, or was led to another
 * snapshot in another window, is answered with the page as it is.
 */
@Singleton
final class WizardDesk {

    private final WizardPage page;
    private final Wizards wizards;
    private final WizardModels models;
    private final Away away;

    WizardDesk(WizardPage page, Wizards wizards, WizardModels models, Away away) {
        this.away = away;
        this.page = page;
        this.wizards = wizards;
        this.models = models;
    }

    /** What a button was pressed on. */
    record Press(HttpRequest<?> request, Actor actor, HubHost host, Wish wish, Tree.Of tree, Map<String, Object> form) {

        /** As sent, the first where it came more than once; empty for nothing. */
        String field(String name) {
            var value = form.get(name);
            var first = value instanceof Collection<?> many ? many.stream().findFirst().orElse(null) : value;
            return Typed.text(first == null ? null : String.valueOf(first));
        }

        String path() {
            return SnapshotPath.decoded(field("at"));
        }

        Wizard wizard() {
            return tree.wizard();
        }
    }

    /** Who presses. */
    record Person(Actor actor, Session session) {}

    /** @param part what htmx swaps in */
    HttpResponse<?> part(HttpRequest<?> request, Person person, String hostId, String wizardId,
            Map<String, Object> form, Function<Press, ModelAndView<Map<String, Object>>> part) {
        return press(request, person, hostId, wizardId, form, press -> {
            var before = away.is(press.host());
            var answer = part.apply(press);
            return fragment(request)
                    ? fragment(answer, !before && away.is(press.host()))
                    : HttpResponse.seeOther(URI.create(press.wish().address(hostId)));
        });
    }

    // The page then fetches what it offers for a host that is gone.
    private static HttpResponse<?> fragment(ModelAndView<Map<String, Object>> answer, boolean gone) {
        return gone ? HttpResponse.ok(answer).header("HX-Trigger", "host-gone") : HttpResponse.ok(answer);
    }

    HttpResponse<?> press(HttpRequest<?> request, Person person, String hostId, String wizardId,
            Map<String, Object> form, Function<Press, HttpResponse<?>> act) {
        var host = page.host(person.actor(), hostId);
        var asked = Wish.of(request).by(wizardId);
        var wizard = wizards.find(person.session(), hostId, wizardId);
        if (wizard.isEmpty()) {
            return to(request, page.anew(person.session(), hostId, asked));
        }
        var wish = wizard.get().wish();
        if (wish.snapshot() == null || !Objects.equals(wish.snapshot(), asked.snapshot())) {
            return to(request, wish.address(hostId));
        }
        var press = new Press(request, person.actor(), host, wish,
                models.tree(person.actor(), host, wizard.get(), wish), form);
        try {
            return act.apply(press);
        } catch (ProblemException refused) {
            if (Audience.of(request) != Audience.person) {
                throw refused;
            }
            return again(press, refused);
        }
    }

    /** The page with what was typed and what is wrong with it. */
    HttpResponse<?> again(Press press, ProblemException refused) {
        var typed = Map.of("confirm", press.field("confirm"), "q", press.field("q"));
        return HttpResponse.status(HttpStatus.valueOf(refused.problem().status()))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .body(page.page(press.request(), press.actor(), press.host(), press.wizard(),
                        new FormView(typed, refused.problem())));
    }

    private static HttpResponse<?> to(HttpRequest<?> request, String address) {
        return fragment(request)
                ? HttpResponse.noContent().header("HX-Redirect", address)
                : HttpResponse.seeOther(URI.create(address));
    }

    private static boolean fragment(HttpRequest<?> request) {
        return Audience.of(request) == Audience.fragment;
    }
}
