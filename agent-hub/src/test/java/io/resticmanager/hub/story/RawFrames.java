package io.resticmanager.hub.story;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;

/** WebSocket frames as they are on the wire; clients cut up what is long by themselves. */
public final class RawFrames {

    public static final int TEXT = 0x81;

    public static final int TEXT_BEGINS = 0x01;

    public static final int CONTINUED = 0x00;

    public static final int ENDS = 0x80;

    public static final int BINARY = 0x82;

    private static final int MASKED = 0x80;

    private static final int CHUNK = 64 * 1024;

    private final Socket socket;

    RawFrames(Socket socket) {
        this.socket = socket;
    }

    public void text(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = head(TEXT, bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** One frame of that many bytes without sense. */
    public void noise(int first, long length) throws IOException {
        var out = head(first, length);
        var chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        for (var left = length; left > 0; left -= CHUNK) {
            out.write(chunk, 0, (int) Math.min(left, CHUNK));
        }
        out.flush();
    }

    // Masked with zeros, which changes nothing.
    private DataOutputStream head(int first, long length) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeByte(first);
        if (length < 126) {
            out.writeByte(MASKED | (int) length);
        } else if (length < 1 << 16) {
            out.writeByte(MASKED | 126);
            out.writeShort((int) length);
        } else {
            out.writeByte(MASKED | 127);
            out.writeLong(length);
        }
        out.writeInt(0);
        return out;
    }

    /** The next message of that type; others are passed over, and the end of the connection is an error. */
    public <M extends HubMessage> M hear(Class<M> type) throws IOException {
        var message = next();
        while (!type.isInstance(message)) {
            message = next();
        }
        return type.cast(message);
    }

    private HubMessage next() throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var first = in.readUnsignedByte();
        var length = in.readUnsignedByte();
        var payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
        if (first == TEXT && FrameCodec.FROM_HUB.decode(new String(payload,
                StandardCharsets.UTF_8)) instanceof Decoded.Understood<HubMessage>(var frame)) {
            return frame.message();
        }
        throw new IOException("no message of the hub but a frame that begins with " + first);
    }
}
