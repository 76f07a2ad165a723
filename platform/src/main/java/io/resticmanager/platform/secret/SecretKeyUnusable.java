package io.resticmanager.platform.secret;

/** The key file is missing, unreadable or the wrong one; the message says which file, and never holds a secret. */
public final class SecretKeyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretKeyUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
