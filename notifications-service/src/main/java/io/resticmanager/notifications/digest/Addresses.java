package io.resticmanager.notifications.digest;

import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.notifications.Links;

/** Where a digest leads to: the dashboard and the list of alerts. */
record Addresses(String fleet, String alerts) {

    static Addresses of(Links links) {
        return new Addresses(links.fleet(), links.alerts());
    }

    /** The hosts that stand so. */
    String fleet(Level level) {
        return fleet + "?protection=" + level.word();
    }
}
