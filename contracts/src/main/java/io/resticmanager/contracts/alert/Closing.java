package io.resticmanager.contracts.alert;

/**
 * Why an alert was closed. {@code cleared}: its condition holds no longer. {@code by_hand}: a person resolved it. Of all others nothing
 * is known to be better, but nobody expects it to be any more.
 */
public enum Closing {
    cleared, by_hand, host_removed, host_paused, schedule_removed, schedule_disabled
}
