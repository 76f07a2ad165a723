/** What an idle agent gives back of the memory that it took to start. */
@NullMarked
package io.resticmanager.agent.memory;

import org.jspecify.annotations.NullMarked;
