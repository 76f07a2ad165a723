package io.resticmanager.gateway.web;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import io.resticmanager.gateway.fake.Gateway;

/** A connection on which anything can be said, also what no client would. */
final class RawLine implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    RawLine(Gateway gateway) throws IOException {
        var at = gateway.at("/");
        socket = new Socket(at.getHost(), at.getPort());
        socket.setSoTimeout(PATIENCE_MS);
    }

    void say(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            // It has heard enough; what it said is still to be read.
        }
    }

    /** The beginning of what comes back, up to the empty line. */
    String head() throws IOException {
        var text = new StringBuilder();
        for (var next = socket.getInputStream().read(); next >= 0
                && text.indexOf("\r\n\r\n") < 0; next = socket.getInputStream().read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    /** Whether the server hung up, rather than answered. */
    boolean isOver() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
