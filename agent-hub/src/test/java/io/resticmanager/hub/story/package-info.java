/** The cast of the tests: a running hub, an administrator, agents, and those who listen. */
@NullMarked
package io.resticmanager.hub.story;

import org.jspecify.annotations.NullMarked;
