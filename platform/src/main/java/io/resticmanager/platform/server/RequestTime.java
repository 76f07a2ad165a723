package io.resticmanager.platform.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose request has not arrived as a whole some time after it began, however often a byte of it comes: the
 * server's own limit is for silence alone. Answers may take as long as they like, and a WebSocket is none of its business.
 */
final class RequestTime extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestTime.class);

    private final Duration longest;
    private @Nullable Future<?> end;
    private boolean answering;

    RequestTime(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            stop();
            answering = true;
        } else {
            begin(context);
        }
        context.fireChannelRead(message);
    }

    // Something was read that made no message: a part of a head. Whoever waits for
    // an answer has time.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!answering) {
            begin(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var unused = context.write(message, promise);
        if (message instanceof HttpResponse answer && answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            context.pipeline().remove(this);
        } else if (message instanceof LastHttpContent) {
            answering = false;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void begin(ChannelHandlerContext context) {
        if (end == null) {
            end = context.executor().schedule(() -> giveUp(context), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        LOG.debug("a request from {} did not arrive within {}; its connection is closed",
                context.channel().remoteAddress(), longest);
        var unused = context.close();
    }
}
