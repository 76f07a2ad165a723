/** Whether a host is there: heartbeats in, online and offline out. */
@NullMarked
package io.resticmanager.hub.presence;

import org.jspecify.annotations.NullMarked;
