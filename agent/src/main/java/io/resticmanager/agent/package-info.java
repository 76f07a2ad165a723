/** The program on an endpoint: takes commands from the hub, runs restic, and tells the truth about it. */
@NullMarked
package io.resticmanager.agent;

import org.jspecify.annotations.NullMarked;
