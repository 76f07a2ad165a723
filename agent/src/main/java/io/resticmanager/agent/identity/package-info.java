/** Who this agent is: its host, its token, and which process of it is speaking. */
@NullMarked
package io.resticmanager.agent.identity;

import org.jspecify.annotations.NullMarked;
