package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.ChannelWish;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.TestView;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a channel beside editing it. With {@code from=edit} a person comes back to the channel's own page, else to
 * the list.
 */
@Controller(Addresses.CHANNELS + "/{id}")
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class ChannelActs {

    private final Channels channels;
    private final ChannelPages pages;
    private final ChannelParts parts;

    ChannelActs(Channels channels, ChannelPages pages, ChannelParts parts) {
        this.channels = channels;
        this.pages = pages;
        this.parts = parts;
    }

    /** Shows at once what came of it; that the other side refuses it is no refusal of ours. */
    @Post("/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> test(HttpRequest<?> request, Actor actor, String id, @QueryValue @Nullable String from) {
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            var tested = new TestView(channels.test(actor, id));
            if (Audience.of(request) == Audience.fragment) {
                return HttpResponse.ok(Views.view("fragments/channel-tested", Map.of("tested", tested)));
            }
            return HttpResponse.ok(from == null
                    ? pages.list(actor, FormView.EMPTY, Map.of(id, tested))
                    : pages.edit(actor, id, FormView.EMPTY, tested));
        }, again -> from == null ? pages.list(actor, again, Map.of()) : pages.edit(actor, id, again, null));
    }

    /** Switched off, it drops what was not delivered yet. */
    @Post("/enabled")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enable(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            var changed = channels.change(actor, id, new ChannelWish(null, on(Sent.of(fields).once()), null, null));
            return Audience.of(request) == Audience.fragment
                    ? HttpResponse.ok(Views.view("fragments/channels", Map.of("list", parts.list(actor, Map.of()))))
                            .header(Toast.HEADER, Toast.done(changed.enabled() ? "Switched on" : "Switched off",
                                    changed.name()).header())
                    : Addresses.to(Addresses.CHANNELS);
        }, again -> pages.list(actor, again, Map.of()));
    }

    @Post("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answerPerson(request, sent.shown("confirm"), () -> {
            channels.remove(actor, id, sent.once().text("confirm"));
            return Addresses.to(Addresses.CHANNELS);
        }, again -> pages.edit(actor, id, again, null));
    }

    private static boolean on(Sent sent) {
        return switch (sent.text("enabled")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ProblemException(Problem.invalid("enabled", "A channel is on (true) or off (false)."));
        };
    }
}
