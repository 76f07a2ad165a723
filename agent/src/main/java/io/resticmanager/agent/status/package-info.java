/** What a person sees of the running agent. */
@NullMarked
package io.resticmanager.agent.status;

import org.jspecify.annotations.NullMarked;
