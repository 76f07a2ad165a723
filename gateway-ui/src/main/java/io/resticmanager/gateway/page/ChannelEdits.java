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
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.view.FormView;

/** The form of a channel, new or not, and what it would send. */
@Controller(Addresses.CHANNELS)
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class ChannelEdits {

    private final Channels channels;
    private final ChannelPages pages;
    private final ChannelParts parts;

    ChannelEdits(Channels channels, ChannelPages pages, ChannelParts parts) {
        this.channels = channels;
        this.pages = pages;
        this.parts = parts;
    }

    /** Leads to the new channel's page, where it can be tested. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var form = new ChannelForm(Sent.of(fields));
        var kind = form.kind();
        if (form.previews()) {
            return HttpResponse.ok(pages.blank(kind, new FormView(form.typed(), null), parts.typed(actor, form, null)));
        }
        return FormAnswers.answerPerson(request, form.typed(),
                () -> Addresses.to(Addresses.channel(channels.create(actor, kind, form.wish(kind)).id())),
                again -> pages.blank(kind, again, parts.typed(actor, form, null)));
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new ChannelForm(Sent.of(fields));
        var channel = channels.get(actor, id);
        if (form.previews()) {
            return HttpResponse.ok(pages.edit(actor, channel, new FormView(form.typed(), null),
                    parts.typed(actor, form, channel)));
        }
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            channels.change(actor, id, form.wish(channel.kind()));
            return Addresses.to(Addresses.CHANNELS);
        }, again -> pages.edit(actor, channel, again, parts.typed(actor, form, channel)));
    }

    /** What would be sent, while it is typed. What is missing stands in its place and is no refusal: it is not complete yet. */
    @Post("/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    ModelAndView<Map<String, Object>> preview(Actor actor, @Body Map<String, Object> fields) {
        var form = new ChannelForm(Sent.of(fields));
        return Views.view("fragments/channel-preview", Map.of("preview", parts.typed(actor, form, null)));
    }
}
