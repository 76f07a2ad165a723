package io.resticmanager.agent.look;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.state.Permissions;
import org.jspecify.annotations.Nullable;

/** A listing that is being written. It ends where the disk or its share of it is full: the rest is listed again when asked for. */
final class Spooling {

    private static final System.Logger LOG = System.getLogger(Spooling.class.getName());

    private final String id = UlidCreator.getMonotonicUlid().toString();
    private final Spool spool;
    private @Nullable OutputStream out;
    private long bytes;
    private boolean full;
    private boolean kept;

    Spooling(Spool spool) {
        this.spool = spool;
    }

    String id() {
        return id;
    }

    void add(byte[] line) {
        full |= !spool.room(bytes + line.length + 1);
        if (full) {
            return;
        }
        try {
            var file = opened();
            file.write(line);
            file.write('\n');
            bytes += line.length + 1L;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a listing can not be kept: " + e.getMessage());
            full = true;
        }
    }

    // Most folders fit on one page and need no file.
    private OutputStream opened() throws IOException {
        var open = out;
        if (open == null) {
            open = new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(spool.file(id),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Permissions.file())));
            out = open;
        }
        return open;
    }

    void keep(Spool.Folder folder, long first, long total) {
        close();
        if (bytes > 0) {
            kept = true;
            spool.keep(id, folder, first, bytes, total);
        }
    }

    /** Ends one that was not kept. */
    void discard() {
        if (!kept) {
            close();
            spool.delete(spool.file(id));
        }
    }

    private void close() {
        try (var open = out) {
            out = null;
            if (open != null) {
                open.flush();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a listing can not be kept: " + e.getMessage());
        }
    }
}
