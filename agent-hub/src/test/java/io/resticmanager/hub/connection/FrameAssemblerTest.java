package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.resticmanager.contracts.agent.Frame;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {

    private final FrameAssembler assembler = new FrameAssembler();

    @Test
    void fragmentsBecomeOneTextEvenWhenACharacterIsSplit() {
        var text = bytes("gr\u00fc\u00df dich");

        assertThat(assembler.add(text.slice(0, 3), false)).isEmpty();
        assertThat(assembler.add(text.slice(3, text.readableBytes() - 3), true))
                .hasValue(new Inbound.Text("gr\u00fc\u00df dich"));
        assertThat(assembler.add(bytes("next"), true)).hasValue(new Inbound.Text("next"));
    }

    @Test
    void ofAMessageWithoutMeasureOnlyTheLengthIsKept() {
        var fragment = bytes("x".repeat(Frame.MAX_BYTES));
        for (int i = 0; i < 999; i++) {
            assertThat(assembler.add(fragment, false)).isEmpty();
        }

        assertThat(assembler.add(fragment, true)).hasValue(new Inbound.TooLarge(1000L * Frame.MAX_BYTES));
        assertThat(assembler.add(bytes("next"), true)).hasValue(new Inbound.Text("next"));
    }

    @Test
    void aMessageThatIsNoTextIsOneMessageHoweverManyItsFragments() {
        assembler.binary();

        assertThat(assembler.add(bytes("x".repeat(Frame.MAX_BYTES)), false)).isEmpty();
        assertThat(assembler.add(bytes("x"), true)).hasValue(new Inbound.Binary());
        assertThat(assembler.add(bytes("next"), true)).hasValue(new Inbound.Text("next"));
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
