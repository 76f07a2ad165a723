package io.resticmanager.gateway.page;

import java.util.Map;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.settings.SharedSettings;
import io.resticmanager.gateway.settings.Wish;
import io.resticmanager.gateway.view.FormView;

/**
 * The forms of the cards below the list of channels. A form is answered with a redirect to the page; htmx gets the whole page,
 * takes the form out of it and shows a toast.
 */
@Controller(Addresses.CHANNELS)
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class SettingsForms {

    private final SharedSettings settings;
    private final ChannelPages pages;

    SettingsForms(SharedSettings settings, ChannelPages pages) {
        this.settings = settings;
        this.pages = pages;
    }

    @Post("/heartbeat")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> heartbeat(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var form = new SettingsForm(Sent.of(fields));
        return save(request, actor, "heartbeat", form, form::heartbeat, Toast.done("Saved", "The heartbeat"));
    }

    @Post("/drill")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> drill(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return save(request, actor, "drill", new SettingsForm(sent), () -> Wish.drill(on(sent.once())),
                Toast.done(sent.text("drill_enabled").equals("true") ? "Switched on" : "Switched off",
                        "The weekly drill"));
    }

    /** Says where links lead, those that choose a password among them, and what the server may reach. */
    @Post("/delivery")
    @PasswordFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delivery(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var form = new SettingsForm(Sent.of(fields));
        return save(request, actor, "delivery", form, form::delivery, Toast.done("Saved", "How news is delivered"));
    }

    private HttpResponse<?> save(HttpRequest<?> request, Actor actor, String card, SettingsForm form,
            Supplier<Wish> wish, Toast toast) {
        return FormAnswers.answer(request, form.typed(), () -> {
            settings.change(actor, wish.get(), settings.read(actor));
            return Audience.of(request) == Audience.fragment
                    ? HttpResponse.ok(pages.settings(actor, card, FormView.EMPTY))
                            .contentType(MediaType.TEXT_HTML_TYPE).header(Toast.HEADER, toast.header())
                    : Addresses.to(Addresses.CHANNELS);
        }, again -> pages.settings(actor, card, again));
    }

    private static boolean on(Sent sent) {
        return switch (sent.text("drill_enabled")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(
                    Problem.invalid("drill_enabled", "The weekly drill is on (true) or off (false)."));
        };
    }
}
