package io.resticmanager.platform.settings;

/** A setting was given something that it can not be; the message names its variable, what it may be, and what it was. */
public final class SettingUnusable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SettingUnusable(String message) {
        super(message);
    }

    public SettingUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
