package io.resticmanager.notifications.channel.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A server on loopback that does what it is told with each connection, however bad its manners. */
public final class RawPeer implements AutoCloseable {

    private final ServerSocket server;
    private final Talk talk;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    private RawPeer(ServerSocket server, Talk talk) {
        this.server = server;
        this.talk = talk;
    }

    /** What is done with one connection, which is closed after it. */
    @FunctionalInterface
    public interface Talk {

        void with(Socket socket) throws IOException;
    }

    public static RawPeer that(Talk talk) throws IOException {
        var peer = new RawPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), talk);
        Thread.ofVirtual().start(peer::serve);
        return peer;
    }

    /** With TLS from the first byte. */
    public static RawPeer secure(ServerKey key, Talk talk) throws IOException {
        var sockets = key.context().getServerSocketFactory();
        var peer = new RawPeer(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), talk);
        Thread.ofVirtual().start(peer::serve);
        return peer;
    }

    /** A port where nobody listens. */
    public static int nobody() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }

    /** Takes everything, says nothing. */
    public static final Talk SILENT = socket -> socket.getInputStream().transferTo(new ByteArrayOutputStream());

    /** A blank for a greeting, then another, for ever. */
    public static final Talk DRIPPING = socket -> {
        while (!socket.isClosed()) {
            socket.getOutputStream().write(' ');
            LockSupport.parkNanos(20_000_000);
        }
    };

    /** Reads a little, then cuts the connection off as a broken network does. */
    public static final Talk RESETTING = socket -> {
        socket.getOutputStream().write("2".getBytes(StandardCharsets.US_ASCII));
        socket.setSoLinger(true, 0);
    };

    public static final Talk HANGING_UP = _ -> {
    };

    public static final Talk GARBAGE = socket -> socket.getOutputStream()
            .write("\u0000\u0001 SSH-2.0 =?\r\n<html>no\r\n\r\n".getBytes(StandardCharsets.UTF_8));

    /** Repeats every line it gets as part of a refusal. */
    public static Talk echo(String before) {
        return socket -> {
            var heard = new byte[8192];
            socket.getOutputStream().write((before + "220 ").getBytes(StandardCharsets.US_ASCII));
            for (var n = socket.getInputStream().read(heard); n > 0; n = socket.getInputStream().read(heard)) {
                socket.getOutputStream().write(heard, 0, n);
            }
        };
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Conversations that nobody has ended yet. */
    public int open() {
        return open.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            talk.with(socket);
        } catch (IOException _) {
            return;
        } finally {
            open.decrementAndGet();
        }
    }

    /** A line without its end; empty when there is no more. */
    public static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
