package io.resticmanager.notifications.settings;

/** Whoever has something to do at once when the settings change; called after the commit. */
public interface SettingsWatcher {

    void changed(Settings before, Settings now);
}
