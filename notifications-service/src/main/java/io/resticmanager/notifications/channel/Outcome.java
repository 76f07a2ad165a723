package io.resticmanager.notifications.channel;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. {@code status} is the answer's, of HTTP or SMTP, absent when there was none. */
public sealed interface Outcome {

    @Nullable
    Integer status();

    /**
     * Why it failed. {@code error} is a sentence of our own for everybody, naming cause and next step; {@code said} is another one, about
     * what the receiver answered: for administrators, without a secret, with at most 200 characters of the answer. A receiver can repeat
     * all that it was sent, the address included.
     */
    record Why(String error, @Nullable String said) {

        public String whole() {
            return said == null ? error : error + " " + said;
        }
    }

    record Delivered(@Nullable Integer status) implements Outcome {}

    /** May work later; {@code retryAfter} is how long the other side asks to wait, at least. */
    record Transient(Why why, @Nullable Integer status, @Nullable Duration retryAfter) implements Outcome {

        public Transient(String error, @Nullable Integer status, @Nullable Duration retryAfter) {
            this(new Why(error, null), status, retryAfter);
        }

        public String error() {
            return why.error();
        }
    }

    /** Never will; {@code disableChannel}: nor will anything else on this channel (410 Gone). */
    record Permanent(Why why, @Nullable Integer status, boolean disableChannel) implements Outcome {

        public Permanent(String error, @Nullable Integer status, boolean disableChannel) {
            this(new Why(error, null), status, disableChannel);
        }

        public String error() {
            return why.error();
        }
    }
}
