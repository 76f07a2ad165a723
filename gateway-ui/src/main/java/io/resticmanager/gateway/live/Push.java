package io.resticmanager.gateway.live;

import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told: of a topic, that it {@code changed} (fetch its parts again; {@code id} names the host), that what it shows
 * was {@code confirmed} without any change, that the {@code row} of a host was made anew, that there is {@code progress}, or new lines of the {@code log}. Of no topic: that the server is {@code ready} to listen, that the page
 * is {@code subscribed}, and, in a {@code tick}, that somebody is still there.
 */
@Wire
record Push(String topic, String event, @Nullable String id, @Nullable LogPage log) {

    static final Push READY = new Push("", "ready", null, null);
    static final Push SUBSCRIBED = new Push("", "subscribed", null, null);

    static final Push TICK = new Push("", "tick", null, null);

    /** Of no host in particular. */
    static Push changed(String topic) {
        return new Push(topic, "changed", null, null);
    }

    static Push confirmed(String topic) {
        return new Push(topic, "confirmed", null, null);
    }

    static Push changed(String topic, String hostId) {
        return new Push(topic, "changed", hostId, null);
    }

    /** The host's row is another; its own pages show parts of it. */
    static Push row(String hostId) {
        return new Push("host:" + hostId, "row", hostId, null);
    }

    static Push progress(String topic) {
        return new Push(topic, "progress", null, null);
    }

    static Push log(String topic, LogPage lines) {
        return new Push(topic, "log", null, lines);
    }
}
