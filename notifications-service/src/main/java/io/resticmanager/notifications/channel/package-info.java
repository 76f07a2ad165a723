/** What a kind of channel is to the rest of the service: its settings in, one notification out, and what came of it. */
@NullMarked
package io.resticmanager.notifications.channel;

import org.jspecify.annotations.NullMarked;
