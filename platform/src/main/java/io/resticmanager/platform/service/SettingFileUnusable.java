package io.resticmanager.platform.service;

/** A file that should hold a setting can not be relied on; the message is for the operator. */
public final class SettingFileUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingFileUnusable(String message) {
        super(message);
    }

    SettingFileUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
