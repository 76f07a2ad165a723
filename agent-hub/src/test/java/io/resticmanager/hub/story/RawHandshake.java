package io.resticmanager.hub.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.resticmanager.contracts.agent.Frame;

/** An agent's handshake, byte by byte, on a connection of its own: clients show too little of a refusal. */
public final class RawHandshake implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    /** Header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private final Socket socket;

    private final String request;

    private RawHandshake(Socket socket, String request) {
        this.socket = socket;
        this.request = request;
    }

    /** Connected, and not a word said yet. */
    public static RawHandshake at(RunningHub hub, String agentToken) throws IOException {
        var uri = hub.http("/agent/ws");
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return new RawHandshake(socket, String.join("\r\n", "GET /agent/ws HTTP/1.1",
                "Host: " + uri.getAuthority(), "Connection: Upgrade", "Upgrade: websocket",
                "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: " + Frame.SUBPROTOCOL, "Authorization: Bearer " + agentToken, "", ""));
    }

    public static Answer answer(RunningHub hub, String agentToken) throws IOException {
        try (var handshake = at(hub, agentToken)) {
            handshake.send();
            return handshake.answer();
        }
    }

    public void send() throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    public Answer answer() throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var status = Integer.parseInt(in.readLine().split(" ")[1]);
        var headers = headers(in);
        return new Answer(status, headers, body(in, headers));
    }

    private static Map<String, String> headers(BufferedReader in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** What is said once the connection is a WebSocket, byte by byte. */
    public RawFrames frames() {
        return new RawFrames(socket);
    }

    // Problems are in ASCII, so that bytes are characters.
    private static String body(BufferedReader in, Map<String, String> headers) throws IOException {
        var body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        var read = 0;
        while (read < body.length) {
            var more = in.read(body, read, body.length - read);
            if (more < 0) {
                throw new IOException("the answer ends early");
            }
            read += more;
        }
        return new String(body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
