package io.resticmanager.contracts.schedule;

/** A cron line that can not be used; the message is a sentence for whoever typed it. */
public final class BadCron extends Exception {

    private static final long serialVersionUID = 1L;

    BadCron(String message) {
        super(message);
    }
}
