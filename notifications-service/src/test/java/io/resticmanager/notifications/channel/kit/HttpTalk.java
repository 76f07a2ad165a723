package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers of HTTP, byte by byte as they are told. */
public final class HttpTalk {

    private HttpTalk() {}

    /** @param head status and headers, as in {@code 503 Busy\r\nRetry-After: 7} */
    public static RawPeer.Talk answering(String head, String body) {
        return socket -> {
            request(socket.getInputStream());
            socket.getOutputStream().write(("HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body).getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** Says 200, and then never stops. */
    public static RawPeer.Talk endless() {
        return socket -> {
            request(socket.getInputStream());
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            RawPeer.DRIPPING.with(socket);
        };
    }

    /** Says 400 and repeats all it was sent. */
    public static RawPeer.Talk repeating() {
        return socket -> {
            var heard = request(socket.getInputStream());
            socket.getOutputStream()
                    .write(("HTTP/1.1 400 Bad\r\n\r\n" + heard).getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static String request(InputStream in) throws IOException {
        var heard = new StringBuilder();
        var length = 0;
        for (var line = RawPeer.line(in); !line.isEmpty(); line = RawPeer.line(in)) {
            heard.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return heard + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
