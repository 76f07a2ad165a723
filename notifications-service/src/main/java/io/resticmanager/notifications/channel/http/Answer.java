package io.resticmanager.notifications.channel.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came back: the status, how long it asks to wait, and the beginning of what it said. */
record Answer(int status, @Nullable Duration retryAfter, String said) {}
