package io.resticmanager.notifications.channel;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt. {@code status} is the answer's, of HTTP or SMTP, absent when there was none; {@code error} is a sentence
 * for a person, naming cause and next step, without a secret and without more than 200 characters of what the other side said.
 */
public sealed interface Outcome {

    @Nullable
    Integer status();

    record Delivered(@Nullable Integer status) implements Outcome {}

    /** May work later; {@code retryAfter} is how long the other side asks to wait, at least. */
    record Transient(String error, @Nullable Integer status, @Nullable Duration retryAfter) implements Outcome {}

    /** Never will; {@code disableChannel}: nor will anything else on this channel (410 Gone). */
    record Permanent(String error, @Nullable Integer status, boolean disableChannel) implements Outcome {}
}
