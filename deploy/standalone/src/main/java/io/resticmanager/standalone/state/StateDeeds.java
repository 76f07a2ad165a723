package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.audit.Deeds.Deed;
import io.resticmanager.platform.id.Ids;

/** What these commands leave for the audit log: it is written down by the process that runs, or by the next one. */
record StateDeeds(Path dataDir, Instant at) {

    void copied(Marker copy, Path file) throws IOException {
        leave("state.backup", copy, "%d files to %s".formatted(copy.parts().size(), file.toAbsolutePath()));
    }

    void putBack(Marker copy, Path aside) throws IOException {
        leave("state.restore", copy,
                "the state of %s; what was there is in %s".formatted(copy.createdAt(), aside.getFileName()));
    }

    private void leave(String action, Marker copy, String details) throws IOException {
        new Deeds(dataDir).leave(new Deed(Ids.next(), at, action, copy.id(),
                "by the OS user %s: %s".formatted(System.getProperty("user.name"), details)));
    }
}
