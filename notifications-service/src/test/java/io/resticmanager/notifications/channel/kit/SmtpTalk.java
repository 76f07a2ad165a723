package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** A mail server that says what it is told to each verb, and otherwise what a good one says. */
public final class SmtpTalk {

    private static final Map<String, String> GOOD = Map.of("", "220 hostile", "EHLO", "250 hostile", "MAIL",
            "250 ok", "RCPT", "250 ok", "DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye", "RSET", "250 ok");

    private SmtpTalk() {}

    /** @param replies by verb; the empty one is the greeting, a point the end of the mail */
    public static RawPeer.Talk saying(Map<String, String> replies) {
        return saying(replies, _ -> {
        });
    }

    /** @param heard takes each line it is told, but for the mail's */
    public static RawPeer.Talk saying(Map<String, String> replies, Consumer<String> heard) {
        return socket -> {
            say(socket, replies, "");
            var in = socket.getInputStream();
            for (var line = RawPeer.line(in); !line.isEmpty(); line = RawPeer.line(in)) {
                heard.accept(line);
                var verb = line.split(" ", 2)[0];
                say(socket, replies, verb);
                if (verb.equals("DATA") && !replies.containsKey("DATA")) {
                    data(socket);
                    say(socket, replies, ".");
                }
            }
        };
    }

    private static void data(Socket socket) throws IOException {
        var in = socket.getInputStream();
        while (!RawPeer.line(in).equals(".")) {
            Thread.onSpinWait();
        }
    }

    private static void say(Socket socket, Map<String, String> replies, String verb) throws IOException {
        var reply = replies.getOrDefault(verb, GOOD.getOrDefault(verb, "500 what"));
        if (!reply.isEmpty()) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
