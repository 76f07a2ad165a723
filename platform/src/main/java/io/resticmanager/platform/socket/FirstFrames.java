package io.resticmanager.platform.socket;

import java.util.ArrayDeque;
import java.util.Queue;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Keeps frames that come in while the server still changes the connection over to WebSocket, and hands them on once it has.
 * The change happens on the thread on which the last filter ran, the reading on the event loop: without this the hello of an
 * agent, or the wish of a page, that comes at once is lost now and then.
 */
public final class FirstFrames extends ChannelDuplexHandler {

    private final Queue<WebSocketFrame> early = new ArrayDeque<>();

    private boolean done;

    private FirstFrames() {}

    /** To be called before the answer to the handshake is written; a second time on one connection changes nothing. */
    public static void keep(ChannelPipeline pipeline) {
        if (pipeline.get(FirstFrames.class) == null) {
            pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "first-frames", new FirstFrames());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame) {
            early.add(frame);
        } else {
            context.fireChannelRead(message);
        }
    }

    // Reading by itself is off for HTTP; turning it on is the server's last step.
    // What the steps before have left for the
    // event loop to do is done first.
    @Override
    public void read(ChannelHandlerContext context) {
        context.read();
        if (!done && context.channel().config().isAutoRead()) {
            done = true;
            context.executor().execute(() -> context.pipeline().remove(this));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        while (!early.isEmpty()) {
            context.fireChannelRead(early.remove());
        }
    }
}
