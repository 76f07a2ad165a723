package io.resticmanager.notifications.registry;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;

/** What others may ask about channels, and the least role for each. */
@Singleton
@Named("notifications")
final class ChannelEndpoints implements Endpoints {

    private final Sealing sealing;
    private final ChannelViews views;
    private final ChannelBook book;
    private final ChannelPreview preview;

    ChannelEndpoints(@Named("notifications") Sealing sealing, ChannelViews views, ChannelBook book,
            ChannelPreview preview) {
        this.sealing = sealing;
        this.views = views;
        this.book = book;
        this.preview = preview;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(NotificationsRpc.PUBLIC_KEY, Role.viewer, (_, _) -> Reply.of(sealing.publicKey()))
                .endpoint(NotificationsRpc.LIST, Role.viewer, views::list)
                .endpoint(NotificationsRpc.GET, Role.viewer, views::get)
                .endpoint(NotificationsRpc.CREATE, Role.admin, book::create)
                .endpoint(NotificationsRpc.UPDATE, Role.admin, book::update)
                .endpoint(NotificationsRpc.REMOVE, Role.admin, book::remove)
                .endpoint(NotificationsRpc.PREVIEW, Role.admin, preview::preview);
    }
}
