/** Pushes to phones through a ntfy server. */
@NullMarked
package io.resticmanager.notifications.channel.ntfy;

import org.jspecify.annotations.NullMarked;
