/** The one outbound WebSocket: reconnecting, speaking in turn, noticing silence. */
@NullMarked
package io.resticmanager.agent.connection;

import org.jspecify.annotations.NullMarked;
