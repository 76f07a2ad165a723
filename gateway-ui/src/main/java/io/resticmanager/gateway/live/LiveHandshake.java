package io.resticmanager.gateway.live;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.resticmanager.platform.socket.FirstFrames;

/** Sees to it that what a page says at once is heard: a page whose wish is lost shows nothing new, and looks as if nothing were. */
@ServerFilter("/live")
final class LiveHandshake {

    private static final int LAST = 1_000_000;

    @RequestFilter
    @Order(LAST)
    void keepFirstFrames(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty) {
            FirstFrames.keep(netty.getChannelHandlerContext().channel().pipeline());
        }
    }
}
