package io.resticmanager.gateway.invitation;

import java.io.IOException;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.resticmanager.gateway.invitation.ResetErrand.Answer;
import io.resticmanager.gateway.invitation.ResetErrand.Request;
import io.resticmanager.platform.errand.Errand;
import io.resticmanager.platform.errand.ErrandDesk;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a link when a command on the server asks for one; what was asked while nothing ran is done at the start. */
@Singleton
final class ResetDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ResetDesk.class);

    private final Errand<Request, Answer> errand;
    private final PasswordReset reset;
    private final ErrandDesk<Request> desk;

    ResetDesk(DataDir data, PasswordReset reset) {
        this.errand = ResetErrand.in(data.path());
        this.reset = reset;
        this.desk = new ErrandDesk<>(errand, this::serve);
    }

    // The answer names the address, which is known once the server listens.
    @EventListener
    void start(ServerStartupEvent event) {
        desk.open();
    }

    @EventListener
    void stop(ShutdownEvent event) {
        desk.close();
    }

    private void serve(Request request) throws IOException {
        var answer = reset.run(request);
        if (answer.problem() != null) {
            LOG.warn("no password is reset: {}", answer.problem());
        }
        errand.answer(answer);
    }
}
