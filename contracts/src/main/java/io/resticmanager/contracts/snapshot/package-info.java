/** restic's snapshots as last reported by an agent. */
@NullMarked
package io.resticmanager.contracts.snapshot;

import org.jspecify.annotations.NullMarked;
