package io.resticmanager.notifications;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.settings.CurrentSettings;

/** Where what is told leads to: the address of the pages as it is set now, and below it what it is about. */
@Singleton
public final class Links {

    private static final String NOWHERE = "restic-manager.local";

    private final CurrentSettings settings;

    Links(CurrentSettings settings) {
        this.settings = settings;
    }

    public String alert(String id) {
        return base() + "/alerts/" + id;
    }

    public String alerts() {
        return base() + "/alerts";
    }

    public String channel(String id) {
        return base() + "/settings/notifications/" + id + "/edit";
    }

    /** The name in the links, also the right-hand side of the ids of mails. */
    public String host() {
        return Optional.ofNullable(url().getHost()).orElse(NOWHERE);
    }

    private String base() {
        return url().toString().replaceFirst("/+$", "");
    }

    private URI url() {
        return Optional.ofNullable(settings.now().baseUrl()).orElseGet(() -> URI.create("https://" + NOWHERE));
    }
}
