package io.resticmanager.gateway.live;

import jakarta.inject.Singleton;

import io.micronaut.scheduling.annotation.Scheduled;

/**
 * Says something to every open page each 15 s, so that a page can tell a server that has nothing to say from one that hangs. Pages
 * give it up after 45 s ({@code socket.js}).
 */
@Singleton
final class Heartbeat {

    private final OpenPages pages;
    private final Watchers watchers;

    Heartbeat(OpenPages pages, Watchers watchers) {
        this.pages = pages;
        this.watchers = watchers;
    }

    @Scheduled(initialDelay = "${rm.live-tick:15s}", fixedRate = "${rm.live-tick:15s}")
    void tick() {
        pages.all().forEach(page -> watchers.tell(page, Push.TICK));
    }
}
