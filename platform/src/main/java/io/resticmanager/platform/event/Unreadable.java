package io.resticmanager.platform.event;

/** A message that no repetition will make readable; it goes to the dead letters at once. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
