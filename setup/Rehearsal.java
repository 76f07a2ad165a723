import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/**
 * Plays the hub for one agent, just enough to enrol and to connect, so that Java can learn which classes a start needs. Prints
 * its port, ends after the connection ends.
 */
final class Rehearsal {

    // RFC 6455, 1.3
    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String HOST = "01J0000000000000000000000A";
    // Says that the length of the frame follows in two bytes.
    private static final int LONG = 126;

    public static void main(String[] args) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (!served(server)) {
                System.err.println("rehearsal: enrolled");
            }
        }
    }

    private static boolean served(ServerSocket server) throws Exception {
        try (var agent = server.accept()) {
            var head = head(agent.getInputStream());
            if (head.startsWith("POST")) {
                enrol(agent, server.getLocalPort());
                return false;
            }
            connect(agent, head);
            return true;
        }
    }

    private static void enrol(Socket agent, int port) throws IOException {
        var body = "{\"host_id\":\"%s\",\"ws_url\":\"ws://127.0.0.1:%d/agent/ws\"}"
                .formatted(HOST, port);
        say(agent, "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static void connect(Socket agent, String head) throws Exception {
        var key = head.lines().filter(line -> line.toLowerCase().startsWith("sec-websocket-key:")).findFirst()
                .orElseThrow().replaceFirst(".*: *", "");
        var accept = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII)));
        say(agent, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: restic-manager.v1\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n");
        greet(agent, hello(agent.getInputStream()));
        // What follows ends with the agent.
        agent.getInputStream().readAllBytes();
    }

    // As a hub does: an agent at work uses other classes than one that is never answered.
    private static void greet(Socket agent, String hello) throws IOException {
        var id = hello.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        text(agent, """
                {"type":"welcome","id":"01J0000000000000000000000B","re":"%s","payload":{"host_id":"%s",\
                "server_time":"%s","heartbeat_s":1,"reconnect_spread_s":2,"hub_epoch":"rehearsal","stored_seq":0}}"""
                .formatted(id, HOST, Instant.now()));
        text(agent, """
                {"type":"config.update","id":"01J0000000000000000000000C","payload":{"revision":1,"repository":\
                {"id":"01J0000000000000000000000D","url":"rest:https://storage.invalid/","username":"rehearsal",\
                "password":"rehearsal","server_password":"rehearsal"},"schedules":[]}}""");
    }

    // One masked text frame of less than 64 KiB (RFC 6455, 5.2).
    private static String hello(InputStream in) throws IOException {
        in.read();
        var length = in.read() & 0x7f;
        if (length == LONG) {
            length = in.read() << 8 | in.read();
        }
        var mask = in.readNBytes(4);
        var text = in.readNBytes(length);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= mask[i % mask.length];
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void text(Socket agent, String words) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(0x81);
        out.write(LONG);
        out.write(words.length() >> 8);
        out.write(words.length());
        out.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
        out.writeTo(agent.getOutputStream());
        agent.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the agent hung up");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void say(Socket agent, String words) throws IOException {
        agent.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        agent.getOutputStream().flush();
    }
}
