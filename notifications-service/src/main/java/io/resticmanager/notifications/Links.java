package io.resticmanager.notifications;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Where what is told leads to: the configured address of the pages, and below it what it is about. */
@Singleton
public final class Links {

    private static final String NOWHERE = "restic-manager.local";

    private final String base;
    private final String host;

    Links(NotificationsSettings settings) {
        var url = Optional.ofNullable(settings.baseUrl()).orElseGet(() -> URI.create("https://" + NOWHERE));
        this.base = url.toString().replaceFirst("/+$", "");
        this.host = Optional.ofNullable(url.getHost()).orElse(NOWHERE);
    }

    public String alert(String id) {
        return base + "/alerts/" + id;
    }

    public String alerts() {
        return base + "/alerts";
    }

    /** The dashboard. */
    public String fleet() {
        return base + "/";
    }

    public String channel(String id) {
        return base + "/settings/notifications/" + id + "/edit";
    }

    /** The name in the links, also the right-hand side of the ids of mails. */
    public String host() {
        return host;
    }
}
