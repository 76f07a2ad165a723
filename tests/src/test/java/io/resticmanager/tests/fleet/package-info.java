/** Thousands of agents in one process: the agent's own connection, outbox and queue, with a restic that only pretends. */
@NullMarked
package io.resticmanager.tests.fleet;

import org.jspecify.annotations.NullMarked;
