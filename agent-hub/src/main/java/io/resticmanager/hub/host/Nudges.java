package io.resticmanager.hub.host;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.live.Live;

/** Tells the pages that are open now to look at a host again; to be called after the commit. */
@Singleton
final class Nudges {

    private final Live live;

    Nudges(@Named("hub") Live live) {
        this.live = live;
    }

    /** @param what presence, config, enrolled, changed, or removed */
    void stirred(String hostId, String what) {
        live.publish(Subjects.liveHost(hostId), new HostStirred(hostId, what));
    }
}
