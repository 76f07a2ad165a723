/** One job at a time, the rest in line; every command answered once with one outcome. */
@NullMarked
package io.resticmanager.agent.queue;

import org.jspecify.annotations.NullMarked;
