/** Peers that channels meet in tests: real servers, and hostile ones. */
@NullMarked
package io.resticmanager.notifications.channel.kit;

import org.jspecify.annotations.NullMarked;
