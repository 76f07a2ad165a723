package io.resticmanager.platform.server;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer.ChannelRole;
import io.micronaut.http.server.netty.NettyServerCustomizer.Registry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * Puts our handlers right behind the codec of HTTP/1.1, so that they also see what the server answers by itself and no filter
 * does: a broken request line, a header or a body that is too long.
 */
@Singleton
@Requires(classes = NettyServerCustomizer.class)
final class Connections implements BeanCreatedEventListener<Registry> {

    private final Duration requestTime;

    /** @param requestTime how long a request may take to arrive as a whole */
    Connections(@Value("${rm.request-time:PT60S}") Duration requestTime) {
        this.requestTime = requestTime;
    }

    @Override
    public Registry onCreated(BeanCreatedEvent<Registry> event) {
        event.getBean().register(new Listener());
        return event.getBean();
    }

    private final class Listener implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.LISTENER ? this : new Connection(channel);
        }
    }

    private final class Connection implements NettyServerCustomizer {

        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new Connection(stream);
        }

        @Override
        public void onStreamPipelineBuilt() {
            var pipeline = channel.pipeline();
            var codec = pipeline.context(HttpServerCodec.class).name();
            pipeline.addAfter(codec, "answer-headers", new AnswerHeaders());
            pipeline.addAfter(codec, "request-time", new RequestTime(requestTime));
        }
    }
}
