package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in the line between an agent and the hub and spoils it, as cheap routers, trains and firewalls do. */
public final class FaultLine implements AutoCloseable {

    /** What is wrong with the line from now on. */
    public enum Fault {
        /** Nothing. */
        NONE(0, Integer.MAX_VALUE),
        /** Everything comes late. */
        LATE(300, Integer.MAX_VALUE),
        /** Two hundred bytes a second. */
        SLOW(100, 20),
        /** Connections stay, and nothing comes through. */
        BLACK_HOLE(0, 0);

        private final int pauseMs;
        private final int bytes;

        Fault(int pauseMs, int bytes) {
            this.pauseMs = pauseMs;
            this.bytes = bytes;
        }
    }

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int hubPort;
    private Fault fault = Fault.NONE;

    private FaultLine(ServerSocket door) {
        this.door = door;
    }

    /** Its address is known at once; where it leads is said later. */
    public static FaultLine open(Stage stage) throws IOException {
        var line = stage.add(new FaultLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress())));
        line.threads.execute(line::accept);
        return line;
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    public FaultLine leadTo(String hub) {
        hubPort = URI.create(hub).getPort();
        return this;
    }

    public synchronized void suffer(Fault next) {
        fault = next;
        notifyAll();
    }

    /** Everything that is connected no longer is. */
    public void cut() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException _) {
                // The hub is away, or the test is over: whoever asks finds the line cut.
            }
        }
    }

    private void join(Socket near) throws IOException {
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), hubPort);
            open.add(near);
            open.add(far);
            threads.execute(() -> carry(near, far));
            threads.execute(() -> carry(far, near));
        } catch (IOException e) {
            near.close();
            throw e;
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                pass(chunk, read, out);
            }
        } catch (IOException _) {
            // One side hung up; closing both tells the other.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void pass(byte[] chunk, int length, OutputStream out) throws IOException, InterruptedException {
        for (int done = 0; done < length;) {
            int most = Math.min(length - done, allowance());
            out.write(chunk, done, most);
            out.flush();
            done += most;
        }
    }

    /** Waits as long as the fault wants it; a change of the fault ends the wait. */
    private synchronized int allowance() throws InterruptedException {
        while (fault.bytes == 0) {
            wait();
        }
        if (fault.pauseMs > 0) {
            wait(fault.pauseMs);
        }
        return Math.max(1, fault.bytes);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        threads.shutdownNow();
    }
}
