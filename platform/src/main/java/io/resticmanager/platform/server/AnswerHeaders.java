package io.resticmanager.platform.server;

import java.util.Map;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;

/** Gives every answer the headers that keep a browser from doing more than our pages ask for, unless it says otherwise itself. */
final class AnswerHeaders extends ChannelOutboundHandlerAdapter {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store");

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        // A 100 or 101 is no answer yet, or none of HTTP any more.
        if (message instanceof HttpResponse answer && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            HEADERS.forEach((name, value) -> {
                if (!answer.headers().contains(name)) {
                    answer.headers().set(name, value);
                }
            });
        }
        var unused = context.write(message, promise);
    }
}
