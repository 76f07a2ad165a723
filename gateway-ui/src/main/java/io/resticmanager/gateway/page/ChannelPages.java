package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.settings.SharedSettings;
import io.resticmanager.gateway.view.ChannelDraft;
import io.resticmanager.gateway.view.ChannelView;
import io.resticmanager.gateway.view.ChannelsView;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HeartbeatView;
import io.resticmanager.gateway.view.PreviewView;
import io.resticmanager.gateway.view.SettingsView;
import io.resticmanager.gateway.view.TestView;
import org.jspecify.annotations.Nullable;

/** Settings, Notifications: the list of channels with how news is delivered, and the page of each with its form, what it sends and its log. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class ChannelPages {

    private final Channels channels;
    private final ChannelParts parts;
    private final SharedSettings settings;
    private final Clock clock;

    ChannelPages(Channels channels, ChannelParts parts, SharedSettings settings, Clock clock) {
        this.channels = channels;
        this.parts = parts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Also while the channels can not be read: the page says so. */
    @Get(Addresses.CHANNELS)
    HttpResponse<ModelAndView<Map<String, Object>>> list(Actor actor) {
        var list = parts.list(actor, Map.of());
        return HttpResponse.status(list.failed() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .body(page(actor, list, FormView.EMPTY, "", FormView.EMPTY));
    }

    @Get("/fragments/notifications")
    ModelAndView<Map<String, Object>> part(Actor actor) {
        return Views.view("fragments/channels", Map.of("list", parts.list(actor, Map.of())));
    }

    /** Of the card below the list what changes while one looks. */
    @Get("/fragments/heartbeat")
    @Secured("admin")
    ModelAndView<Map<String, Object>> heartbeat(Actor actor) {
        return Views.view("fragments/heartbeat",
                Map.of("heartbeat", new HeartbeatView(settings.delivering(actor), clock.instant())));
    }

    @Get(Addresses.CHANNELS + "/new")
    @Secured("admin")
    ModelAndView<Map<String, Object>> blank(@QueryValue @Nullable String kind) {
        return blank(ChannelForm.kind(kind), FormView.EMPTY, new PreviewView(null, ""));
    }

    @Get(Addresses.CHANNELS + "/{id}/edit")
    ModelAndView<Map<String, Object>> edit(Actor actor, String id, @QueryValue @Nullable String cursor) {
        var channel = channels.get(actor, id);
        return edit(actor, channel, FormView.EMPTY, stored(actor, channel), cursor, null);
    }

    /** What changes while one looks. */
    @Get("/fragments/notifications/{id}")
    ModelAndView<Map<String, Object>> facts(Actor actor, String id) {
        return Views.view("fragments/channel", Map.of("channel", new ChannelView(channels.get(actor, id), null)));
    }

    @Get("/fragments/notifications/{id}/log")
    ModelAndView<Map<String, Object>> log(Actor actor, String id, @QueryValue @Nullable String cursor) {
        return Views.view("fragments/channel-log", Map.of("channel", new ChannelView(channels.get(actor, id), null),
                "log", parts.log(actor, id, cursor)));
    }

    /** The list, after one of its forms was refused or a channel was tested. */
    ModelAndView<Map<String, Object>> list(Actor actor, FormView form, Map<String, TestView> tested) {
        return page(actor, parts.list(actor, tested), form, "", FormView.EMPTY);
    }

    /** After the form of one of the cards below the list was sent. */
    ModelAndView<Map<String, Object>> settings(Actor actor, String card, FormView form) {
        return page(actor, parts.list(actor, Map.of()), FormView.EMPTY, card, form);
    }

    /** With what was typed. */
    ModelAndView<Map<String, Object>> blank(ChannelKind kind, FormView form, PreviewView preview) {
        return Views.view("notifications/channel", Map.of("draft", new ChannelDraft(kind, null, form), "preview",
                preview));
    }

    /** After one of its forms was refused, or it was tested. */
    ModelAndView<Map<String, Object>> edit(Actor actor, String id, FormView form, @Nullable TestView tested) {
        var channel = channels.get(actor, id);
        return edit(actor, channel, form, stored(actor, channel), null, tested);
    }

    /** With what was typed. */
    ModelAndView<Map<String, Object>> edit(Actor actor, Channel channel, FormView form, PreviewView preview) {
        return edit(actor, channel, form, preview, null, null);
    }

    private ModelAndView<Map<String, Object>> edit(Actor actor, Channel channel, FormView form, PreviewView preview,
            @Nullable String cursor, @Nullable TestView tested) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("draft", new ChannelDraft(channel.kind(), channel, form));
        model.put("preview", preview);
        model.put("channel", new ChannelView(channel, tested));
        model.put("log", parts.log(actor, channel.id(), cursor));
        return Views.view("notifications/channel", model);
    }

    // The cards below the list are for who may change them.
    private ModelAndView<Map<String, Object>> page(Actor actor, ChannelsView list, FormView form, String card,
            FormView sent) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("list", list);
        model.put("form", form);
        model.put("settings", actor.role().covers(Role.admin)
                ? new SettingsView(settings.read(actor), card, sent, clock.instant())
                : null);
        return Views.view("notifications/list", model);
    }

    // Who may not see the configuration is not shown what it makes either.
    private PreviewView stored(Actor actor, Channel channel) {
        return actor.role().covers(Role.admin) ? parts.stored(actor, channel) : new PreviewView(null, "");
    }
}
