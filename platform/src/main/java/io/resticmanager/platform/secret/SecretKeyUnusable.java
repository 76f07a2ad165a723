package io.resticmanager.platform.secret;

import org.jspecify.annotations.Nullable;

/** The key file is missing, unreadable or the wrong one; the message says which file, and never holds a secret. */
public final class SecretKeyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretKeyUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
