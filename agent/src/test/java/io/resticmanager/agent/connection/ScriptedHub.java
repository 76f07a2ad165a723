package io.resticmanager.agent.connection;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;

/** A WebSocket server on a free port that says what the test tells it to; it takes one connection after another. */
final class ScriptedHub implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final ServerSocket door;
    private final BlockingQueue<Frame<AgentMessage>> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
    private volatile boolean answersPings = true;
    private volatile String refusal = "";

    ScriptedHub() throws IOException {
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::admit);
    }

    String uri() {
        return "ws://localhost:" + door.getLocalPort() + "/agent/ws";
    }

    void answerNoPings() {
        answersPings = false;
    }

    /** Answers handshakes with this head, in place of the upgrade. */
    void refuse(String head) {
        refusal = head;
    }

    private void admit() {
        try {
            while (true) {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var head = head(in);
            if (!refusal.isEmpty()) {
                write(socket, refusal.getBytes(StandardCharsets.US_ASCII));
                connections.add(socket);
                return;
            }
            write(socket, upgrade(head).getBytes(StandardCharsets.US_ASCII));
            connections.add(socket);
            while (hear(socket, in)) {
                // The next one.
            }
        } catch (IOException _) {
            // The agent is gone.
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String upgrade(String head) throws IOException {
        var key = head.lines().filter(line -> line.toLowerCase().startsWith("sec-websocket-key:")).findFirst()
                .orElseThrow(() -> new IOException("no WebSocket")).split(":", 2)[1].strip();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: " + Frame.SUBPROTOCOL + "\r\nSec-WebSocket-Accept: " + accept(key)
                + "\r\n\r\n";
    }

    private static String accept(String key) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private boolean hear(Socket socket, DataInputStream in) throws IOException {
        var kind = in.readUnsignedByte() & 0x0F;
        var payload = payload(in, in.readUnsignedByte() & 0x7F);
        if (kind == TEXT
                && FrameCodec.FROM_AGENT.decode(
                        new String(payload,
                                StandardCharsets.UTF_8)) instanceof Decoded.Understood<AgentMessage>(var frame)) {
            heard.add(frame);
        } else if (kind == PING && answersPings) {
            write(socket, frame(PONG, payload));
        }
        return kind != CLOSE;
    }

    private static byte[] payload(DataInputStream in, int shortLength) throws IOException {
        var length = switch (shortLength) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> shortLength;
        };
        var mask = in.readNBytes(4);
        var bytes = in.readNBytes(length);
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return bytes;
    }

    private static byte[] frame(int kind, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(0x80 | kind);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            // The shortest form that fits is the only one allowed.
            out.write(126);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static synchronized void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next connection that was made, or refused. */
    Socket connection() throws InterruptedException {
        var socket = connections.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connects");
        }
        return socket;
    }

    void say(Socket to, HubMessage message) throws IOException {
        say(to, FrameCodec.FROM_HUB.encode(Frame.of(UlidCreator.getMonotonicUlid().toString(), message)));
    }

    void say(Socket to, String raw) throws IOException {
        write(to, frame(TEXT, raw.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next message of that type; others are passed over. */
    <M extends AgentMessage> M hear(Class<M> type) throws InterruptedException {
        return type.cast(next(type).message());
    }

    /** The number of the next message of that type. */
    long hearSeq(Class<? extends AgentMessage> type) throws InterruptedException {
        var seq = next(type).seq();
        return seq == null ? -1 : seq;
    }

    /** The next frame of that type. */
    Frame<AgentMessage> next(Class<? extends AgentMessage> type) throws InterruptedException {
        var frame = heard.poll(10, TimeUnit.SECONDS);
        while (frame != null && !type.isInstance(frame.message())) {
            frame = heard.poll(10, TimeUnit.SECONDS);
        }
        if (frame == null) {
            throw new AssertionError("the agent does not say " + type.getSimpleName());
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
