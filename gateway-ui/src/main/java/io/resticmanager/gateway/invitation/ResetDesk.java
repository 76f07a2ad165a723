package io.resticmanager.gateway.invitation;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.resticmanager.gateway.invitation.ResetFiles.Answer;
import io.resticmanager.gateway.invitation.ResetFiles.Request;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a command on the server asked for a link; what was asked while nothing ran is done at the start. */
@Singleton
final class ResetDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ResetDesk.class);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("password-reset-", 0).factory());
    private final ResetFiles files;
    private final PasswordReset reset;

    ResetDesk(DataDir data, PasswordReset reset) {
        this.files = new ResetFiles(data.path());
        this.reset = reset;
    }

    // The answer names the address, which is known once the server listens.
    @EventListener
    void start(ServerStartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::guarded, 0, 1, TimeUnit.SECONDS);
    }

    @EventListener
    void stop(ShutdownEvent event) {
        thread.close();
    }

    private void guarded() {
        try {
            var asked = files.asked();
            if (asked.isPresent()) {
                files.answer(answer(asked.get()));
                files.withdraw();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("a request to reset a password is not served; trying again", e);
        }
    }

    private Answer answer(Request request) {
        var answer = reset.run(request);
        if (answer.problem() != null) {
            LOG.warn("no password is reset: {}", answer.problem());
        }
        return answer;
    }
}
