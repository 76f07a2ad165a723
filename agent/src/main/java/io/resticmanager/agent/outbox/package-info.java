/** What must reach the hub, on disk until the hub says that it did. */
@NullMarked
package io.resticmanager.agent.outbox;

import org.jspecify.annotations.NullMarked;
