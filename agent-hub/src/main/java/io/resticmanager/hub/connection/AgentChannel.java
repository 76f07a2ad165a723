package io.resticmanager.hub.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import io.resticmanager.platform.socket.FirstFrames;

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

    /** Before the change to WebSocket: loses no frame that comes early or is long, and declines compression. */
    void prepare() {
        var pipeline = channel.pipeline();
        pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "long-frames", new LongFrames());
        FirstFrames.keep(pipeline);
        // It costs about 100 KB for each connection (platform.md, section 4), and a
        // small frame could unpack to a huge one.
        if (pipeline.get(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER) != null) {
            pipeline.remove(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER);
        }
    }
}
