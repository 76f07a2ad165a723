package io.resticmanager.platform.secret;

import java.io.IOException;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.platform.errand.Errand;
import io.resticmanager.platform.errand.ErrandDesk;
import io.resticmanager.platform.secret.RotationErrand.Answer;
import io.resticmanager.platform.secret.RotationErrand.Request;
import io.resticmanager.platform.secret.RotationErrand.Sealed;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rotates the keys when a command asks for it, from the start on: what was interrupted is done then. */
@Singleton
final class RotationDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RotationDesk.class);

    private final Errand<Request, Answer> errand;
    private final KeyRotation rotation;
    private final ErrandDesk<Request> desk;

    RotationDesk(DataDir data, KeyRotation rotation) {
        this.errand = RotationErrand.in(data.path());
        this.rotation = rotation;
        this.desk = new ErrandDesk<>(errand, this::serve);
    }

    @EventListener
    void start(StartupEvent event) {
        desk.open();
    }

    // What is being sealed is finished first: databases close after this.
    @EventListener
    void stop(ShutdownEvent event) {
        desk.close();
    }

    private void serve(Request request) throws IOException {
        errand.answer(new Answer(request.id(), null, null));
        errand.answer(answer(request));
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
