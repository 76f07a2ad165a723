/** One POST to an address that was checked before, and what its answer means. */
@NullMarked
package io.resticmanager.notifications.channel.http;

import org.jspecify.annotations.NullMarked;
