package io.resticmanager.notifications.channel.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

import org.jspecify.annotations.Nullable;

/**
 * A connection of which 256 KiB are read at most: replies and certificates of a mail server have a tenth of that. Jakarta Mail keeps
 * whatever comes until the line ends, however long that is.
 */
final class BoundedSocket extends Socket {

    private static final int MOST = 256 * 1024;

    private @Nullable InputStream in;

    /** It said more than that. */
    static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more than %d bytes".formatted(MOST));
        }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new Counted(super.getInputStream());
        }
        return in;
    }

    private static final class Counted extends FilterInputStream {

        private int left = MOST;

        Counted(InputStream all) {
            super(all);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooMuch {
            left -= read;
            if (left < 0) {
                throw new TooMuch();
            }
        }
    }
}
