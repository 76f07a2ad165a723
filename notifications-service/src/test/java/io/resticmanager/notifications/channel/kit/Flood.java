package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A server whose first line never ends. */
public final class Flood implements RawPeer.Talk {

    /** What may be on its way besides what is read: the buffers of both sockets. */
    public static final long MOST = 16 << 20;

    private final AtomicLong poured = new AtomicLong();

    /** How much went out, in bytes. */
    public long poured() {
        return poured.get();
    }

    @Override
    public void with(Socket socket) throws IOException {
        var wave = new byte[64 * 1024];
        Arrays.fill(wave, (byte) '2');
        while (!socket.isClosed()) {
            socket.getOutputStream().write(wave);
            poured.addAndGet(wave.length);
        }
    }
}
