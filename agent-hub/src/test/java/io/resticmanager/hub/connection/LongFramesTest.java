package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongFramesTest {

    private static final byte[] MASK = {1, 2, 3, 4};

    private final EmbeddedChannel channel = new EmbeddedChannel(new LongFrames(),
            new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(LongFrames.LARGEST)
                    .build()));

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private int ends;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 32_767, 32_768, 32_769, 65_535, 65_536, 65_661, 300_000})
    void aFrameOfAnyLengthKeepsItsContentHoweverTheNetworkCutsIt(int length) {
        for (var chunk : new int[]{length < 1_000 ? 1 : 997, 4_099, 1 << 20}) {
            var payload = "0123456789".repeat(length / 10 + 1).substring(0, length);

            send(frame(0x81, payload), chunk);

            assertThat(content).hasToString(payload);
            assertThat(ends).isOne();
            content.reset();
            ends = 0;
        }
    }

    @Test
    void fragmentsStayOneMessageAndAPingBetweenThemPasses() {
        send(frame(0x01, "a".repeat(100_000)), 4_000);
        send(frame(0x89, "here"), 4_000);
        assertThat(ends).isOne();
        send(frame(0x80, "b".repeat(100_000)), 4_000);

        assertThat(content).hasToString("a".repeat(100_000) + "here" + "b".repeat(100_000));
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void nothingOfAFrameWithoutMeasureIsGathered() {
        channel.writeInbound(Unpooled.wrappedBuffer(head(0x81, 5_000_000_000L)));
        var chunk = new byte[1 << 16];
        for (var sent = 0; sent < 50 * 16; sent++) {
            channel.writeInbound(Unpooled.wrappedBuffer(chunk));
            read();
            content.reset();
        }

        assertThat(ends).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aLengthThatCanNotBeIsRefusedByTheDecoder() {
        var refused = catchThrowable(() -> send(head(0x81, -1), 100));

        assertThat(refused).hasMessageContaining("length");
        assertThat((Object) channel.readOutbound()).isInstanceOf(CloseWebSocketFrame.class);
    }

    private void send(byte[] bytes, int chunk) {
        for (var from = 0; from < bytes.length; from += chunk) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(chunk, bytes.length - from)));
            read();
        }
    }

    private void read() {
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            assertThat(frame.content().readableBytes()).isLessThanOrEqualTo(LongFrames.LARGEST);
            content.writeBytes(ByteBufUtil.getBytes(frame.content()));
            ends += frame.isFinalFragment() ? 1 : 0;
            frame.release();
        }
    }

    private static byte[] frame(int first, String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < payload.length; i++) {
            payload[i] ^= MASK[i % 4];
        }
        var head = head(first, payload.length);
        return ByteBuffer.allocate(head.length + payload.length).put(head).put(payload).array();
    }

    private static byte[] head(int first, long length) {
        var head = ByteBuffer.allocate(14).put((byte) first);
        if (length >= 0 && length < 126) {
            head.put((byte) (0x80 | length));
        } else if (length >= 0 && length < 1 << 16) {
            head.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        return Arrays.copyOf(head.put(MASK).array(), head.position());
    }
}
