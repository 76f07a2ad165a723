package io.resticmanager.notifications.delivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a channel that was away from messages that it refuses one by one while it takes others. It was away when several failed in a row.
 * What is tried early, since the channel is back, and fails all the same says nothing about the channel: otherwise it and the next success
 * would wake each other without end. Of one thread.
 */
final class Absence {

    private static final int AWAY = 2;

    private final Set<String> early = new HashSet<>();
    private int failures;
    private int ofTheChannel;

    /** How many failed in a row. */
    int failed(String delivery) {
        if (!early.remove(delivery)) {
            ofTheChannel++;
        }
        return ++failures;
    }

    /** It answered, so it rests no longer; but it took nothing, so nothing is woken yet. */
    void refused() {
        failures = 0;
    }

    /** Something was taken; true when the channel was away before. */
    boolean taken() {
        var away = ofTheChannel >= AWAY;
        failures = 0;
        ofTheChannel = 0;
        return away;
    }

    /** These go before their time, as the channel is back. */
    void woke(Collection<String> deliveries) {
        early.clear();
        early.addAll(deliveries);
    }
}
