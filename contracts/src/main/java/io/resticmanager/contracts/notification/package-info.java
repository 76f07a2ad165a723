/** Channels, and what became of what was sent on them, as services and pages exchange them. */
@NullMarked
package io.resticmanager.contracts.notification;

import org.jspecify.annotations.NullMarked;
