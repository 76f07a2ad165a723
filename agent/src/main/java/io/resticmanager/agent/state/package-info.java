/** The folder that the agent keeps its things in: atomic, private, and its secrets encrypted. */
@NullMarked
package io.resticmanager.agent.state;

import org.jspecify.annotations.NullMarked;
