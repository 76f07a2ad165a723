/** JSON to any URL, signed by the Standard Webhooks specification. */
@NullMarked
package io.resticmanager.notifications.channel.webhook;

import org.jspecify.annotations.NullMarked;
