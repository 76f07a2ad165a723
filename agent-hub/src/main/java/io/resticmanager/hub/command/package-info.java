/** How a command finds the agent that is connected here. */
@NullMarked
package io.resticmanager.hub.command;

import org.jspecify.annotations.NullMarked;
