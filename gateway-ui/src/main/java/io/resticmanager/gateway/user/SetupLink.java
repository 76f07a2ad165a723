package io.resticmanager.gateway.user;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.resticmanager.gateway.web.PublicUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one-time link to the first account. The launcher prints it on the terminal, we in the log: there it must be found. */
@Singleton
public final class SetupLink {

    private static final Logger LOG = LoggerFactory.getLogger(SetupLink.class);

    private final Setup setup;
    private final PublicUrl url;

    SetupLink(Setup setup, PublicUrl url) {
        this.setup = setup;
        this.url = url;
    }

    /** The address to open; empty once set up. Known when the server listens. */
    public Optional<String> address() {
        return setup.token().map(token -> url.base() + "/setup?token=" + token.value());
    }

    @EventListener
    void print(ServerStartupEvent started) {
        address().ifPresent(address -> LOG.info("no account yet: open {} to make the first", address));
    }
}
