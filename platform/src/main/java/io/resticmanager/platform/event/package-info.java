/** Durable consumers whose effect happens once. */
@NullMarked
package io.resticmanager.platform.event;

import org.jspecify.annotations.NullMarked;
