/** The hub: where endpoints become hosts, and where their agents are connected. */
@NullMarked
package io.resticmanager.hub;

import org.jspecify.annotations.NullMarked;
