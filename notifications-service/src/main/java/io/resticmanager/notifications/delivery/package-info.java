/** From an alert's event to a person: intents, one queue for each channel, attempts, and what is remembered of them. */
@NullMarked
package io.resticmanager.notifications.delivery;

import org.jspecify.annotations.NullMarked;
