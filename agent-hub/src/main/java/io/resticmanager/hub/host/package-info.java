/** The registry of hosts: their names, what is known of them, and the events that tell of them. */
@NullMarked
package io.resticmanager.hub.host;

import org.jspecify.annotations.NullMarked;
