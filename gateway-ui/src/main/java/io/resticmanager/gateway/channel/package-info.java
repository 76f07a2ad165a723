/** That something about the notification channels has changed, for pages that show it. */
@NullMarked
package io.resticmanager.gateway.channel;

import org.jspecify.annotations.NullMarked;
