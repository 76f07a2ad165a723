/** How a machine becomes a host. */
@NullMarked
package io.resticmanager.agent.enrol;

import org.jspecify.annotations.NullMarked;
