package io.resticmanager.notifications.registry;

/** Whoever has to act when a person changes a channel; called in the running write transaction. */
public interface ChannelWatcher {

    /** It is new, is switched on, or leads elsewhere: what waits may go now. */
    void ready(String channel);

    /** It is switched off or will be removed: what waits never goes. */
    void off(String channel);
}
