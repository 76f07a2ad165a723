import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Plays the hub for one agent, just enough to enrol and to connect, so that Java can learn which classes a start needs. Prints
 * its port, ends after the connection ends.
 */
final class Rehearsal {

    // RFC 6455, 1.3
    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

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
        var body = "{\"host_id\":\"01J0000000000000000000000A\",\"ws_url\":\"ws://127.0.0.1:%d/agent/ws\"}"
                .formatted(port);
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
        // Its hello comes; what follows ends with the agent.
        agent.getInputStream().readAllBytes();
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
