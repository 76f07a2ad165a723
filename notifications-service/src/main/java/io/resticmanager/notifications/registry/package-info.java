/** The channels: who is told, where that leads, and what may be changed about it. */
@NullMarked
package io.resticmanager.notifications.registry;

import org.jspecify.annotations.NullMarked;
