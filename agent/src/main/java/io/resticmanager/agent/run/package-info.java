/** The running agent: its parts put together, its status, its end. */
@NullMarked
package io.resticmanager.agent.run;

import org.jspecify.annotations.NullMarked;
