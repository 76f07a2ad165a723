/** Where a channel may connect to, and how long that may take. */
@NullMarked
package io.resticmanager.notifications.channel.net;

import org.jspecify.annotations.NullMarked;
