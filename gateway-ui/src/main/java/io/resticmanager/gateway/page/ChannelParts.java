package io.resticmanager.gateway.page;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.view.AttemptView;
import io.resticmanager.gateway.view.AttemptsView;
import io.resticmanager.gateway.view.ChannelView;
import io.resticmanager.gateway.view.ChannelsView;
import io.resticmanager.gateway.view.DeliveriesView;
import io.resticmanager.gateway.view.DeliveryView;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.NotToldView;
import io.resticmanager.gateway.view.PreviewView;
import io.resticmanager.gateway.view.TestView;
import org.jspecify.annotations.Nullable;

/** What pages show of channels; a page stands also where a part of it can not be told. */
@Singleton
final class ChannelParts {

    private static final int ROWS = 25;
    private static final int NOT_AVAILABLE = 503;

    private final Channels channels;

    ChannelParts(Channels channels) {
        this.channels = channels;
    }

    /** @param tested what came of a test of the channel of that id */
    ChannelsView list(Actor actor, Map<String, TestView> tested) {
        try {
            return new ChannelsView(channels.list(actor).stream()
                    .map(channel -> new ChannelView(channel, tested.get(channel.id()))).toList(), null);
        } catch (ProblemException refused) {
            return new ChannelsView(List.of(), reason(refused));
        }
    }

    AttemptsView log(Actor actor, String id, @Nullable String cursor) {
        var here = Query.NONE.with("cursor", cursor).toString();
        try {
            var page = channels.log(actor, id, ROWS, Query.text(cursor));
            var next = page.nextCursor() == null ? null : Query.NONE.with("cursor", page.nextCursor()).toString();
            return new AttemptsView(page.items().stream().map(AttemptView::new).toList(), here, next, null);
        } catch (ProblemException refused) {
            return new AttemptsView(List.of(), here, null, reason(refused));
        }
    }

    /** What is stored. */
    PreviewView stored(Actor actor, Channel channel) {
        return preview(() -> channels.preview(actor, channel.id(), channel.kind(), channel.config(), null));
    }

    /** What is typed. */
    PreviewView typed(Actor actor, ChannelForm form, @Nullable Channel channel) {
        var kind = channel == null ? form.kind() : channel.kind();
        var id = channel == null ? form.channelId() : channel.id();
        return preview(() -> channels.preview(actor, id, kind, form.config(kind), null));
    }

    DeliveriesView told(Actor actor, Alert alert) {
        try {
            var told = channels.deliveries(actor, alert.id());
            var ids = told.stream().map(Delivery::channelId).collect(Collectors.toSet());
            var others = channels.list(actor).stream().filter(channel -> !ids.contains(channel.id()));
            return new DeliveriesView(told.stream().map(DeliveryView::new).toList(),
                    others.map(channel -> new NotToldView(channel, alert)).toList(), null);
        } catch (ProblemException refused) {
            return new DeliveriesView(List.of(), List.of(), refused.problem().detail());
        }
    }

    private static PreviewView preview(Supplier<Preview> ask) {
        try {
            return new PreviewView(ask.get(), "");
        } catch (ProblemException refused) {
            return new PreviewView(null, new FormView(Map.of(), refused.problem()).all());
        }
    }

    // What can not be told just now; anything else is the answer to the whole
    // request.
    private static String reason(ProblemException refused) {
        if (refused.problem().status() < NOT_AVAILABLE) {
            throw refused;
        }
        return refused.problem().detail();
    }
}
