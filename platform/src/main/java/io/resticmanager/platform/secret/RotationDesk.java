package io.resticmanager.platform.secret;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.platform.secret.RotationFiles.Answer;
import io.resticmanager.platform.secret.RotationFiles.Request;
import io.resticmanager.platform.secret.RotationFiles.Sealed;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a command asked for new keys, from the start on: what was interrupted is done then. */
@Singleton
final class RotationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RotationDesk.class);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("key-rotation-", 0).factory());
    private final RotationFiles files;
    private final KeyRotation rotation;

    RotationDesk(DataDir data, KeyRotation rotation) {
        this.files = new RotationFiles(data.path());
        this.rotation = rotation;
    }

    @EventListener
    void start(StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::guarded, 0, 1, TimeUnit.SECONDS);
    }

    // What is being sealed is finished first: databases close after this.
    @EventListener
    void stop(ShutdownEvent event) {
        thread.close();
    }

    private void guarded() {
        try {
            var asked = files.asked();
            if (asked.isPresent()) {
                serve(asked.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("a request to rotate the keys is not served; trying again", e);
        }
    }

    private void serve(Request request) throws IOException {
        files.answer(new Answer(request.id(), null, null));
        files.answer(answer(request));
        files.withdraw();
    }

    private Answer answer(Request request) {
        try {
            var done = rotation.run(request.alone());
            return new Answer(request.id(), null, new Sealed(done.sealed(), done.unread(), done.oldKeyKept()));
        } catch (RuntimeException e) {
            // Not tried again by itself: each attempt adds a key to the file.
            LOG.error("the keys are not rotated", e);
            return new Answer(request.id(), e.getMessage() == null ? e.toString() : e.getMessage(), null);
        }
    }
}
