/** The agents' WebSocket connections: who may connect, and the conversation that follows. */
@NullMarked
package io.resticmanager.hub.connection;

import org.jspecify.annotations.NullMarked;
