package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in the line between a host and its storage. It can hold an upload after some bytes and let it go on later, so that a
 * test decides how long a backup lasts, on any machine.
 */
public final class Sluice implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket door;
    private final int storagePort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long allowance = Long.MAX_VALUE;

    private Sluice(ServerSocket door, int storagePort) {
        this.door = door;
        this.storagePort = storagePort;
    }

    static Sluice before(int storagePort) throws IOException {
        var sluice = new Sluice(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), storagePort);
        sluice.threads.execute(sluice::accept);
        return sluice;
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on so many bytes go up, then nothing. */
    public synchronized void holdAfter(long bytes) {
        allowance = bytes;
    }

    /** So many more bytes go up before it holds again. */
    public synchronized void allow(long bytes) {
        allowance += bytes;
        notifyAll();
    }

    public synchronized void open() {
        allowance = Long.MAX_VALUE;
        notifyAll();
    }

    private synchronized void spend(int bytes) throws InterruptedException {
        while (allowance < bytes) {
            wait();
        }
        allowance -= allowance == Long.MAX_VALUE ? 0 : bytes;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket near) throws IOException {
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), storagePort);
            threads.execute(() -> carry(near, far, true));
            threads.execute(() -> carry(far, near, false));
        } catch (IOException e) {
            // The storage is down: whoever asks finds the line cut.
            near.close();
        }
    }

    private void carry(Socket from, Socket to, boolean up) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (up) {
                    spend(read);
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException _) {
            // One side hung up; closing both tells the other.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
