/** The conversation between an agent and the hub over its WebSocket. */
@NullMarked
package io.resticmanager.contracts.agent;

import org.jspecify.annotations.NullMarked;
