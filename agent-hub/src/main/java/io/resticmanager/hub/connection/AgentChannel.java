package io.resticmanager.hub.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

/**
 * The network connection under a handshake. Micronaut offers neither reading valves nor a way to decline compression, so
 * this one class knows the server underneath.
 */
record AgentChannel(Channel channel) {

    static AgentChannel of(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty) {
            return new AgentChannel(netty.getChannelHandlerContext().channel());
        }
        throw new IllegalStateException("not on a Netty server: " + request.getClass().getName());
    }

    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    /** Compression costs about 100 KB for each connection (platform.md, section 4), and a small frame could unpack to a huge one. */
    void withoutCompression() {
        if (channel.pipeline().get(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER) != null) {
            channel.pipeline().remove(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER);
        }
    }
}
